public import Kernel

extension Chart {
    /// The chart as options of ECharts 6.
    ///
    /// Colours are left to the page's script, which takes them from the design's tokens: `emphasis` names the series
    /// to draw in the brand's.
    public func options(_ language: Language) -> JSON {
        let names: JSON = [
            "type": "category", "name": .string(axis(language)),
            "data": .array(categories.map { .string($0(language)) }),
            "inverse": .bool(form == .rows),
        ]
        let values: JSON = [
            "type": "value", "name": .string(unit(language)), "min": 0, "minInterval": isWhole ? 1 : nil,
        ]
        return [
            "aria": ["enabled": true, "label": ["description": .string(title(language))]],
            "animation": false,
            "tooltip": ["trigger": "axis"],
            "legend": ["show": .bool(series.count > 1), "top": 0],
            "xAxis": form == .rows ? values : names,
            "yAxis": form == .rows ? names : values,
            "series": .array(series.map { option(of: $0, language) }),
            "fangxin": [
                "chosen": .array(series.enumerated().filter(\.element.isChosen).map { .integer(Int64($0.offset)) })
            ],
        ]
    }

    private func option(of series: Series, _ language: Language) -> JSON {
        [
            "type": form == .line ? "line" : "bar",
            "name": .string(series.name(language)),
            "data": .array(series.values.map { $0.map(Self.number) ?? .null }),
            "symbol": form == .line ? "circle" : nil,
            "barMaxWidth": 24,
        ]
    }

    /// Whole numbers are written without a fraction.
    private static func number(_ value: Double) -> JSON {
        Int64(exactly: value).map(JSON.integer) ?? .number(value)
    }
}

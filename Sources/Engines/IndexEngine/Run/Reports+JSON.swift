public import Kernel

extension IndexRun {
    /// The table after a step: `{"step","units":[{"id","name","scores":{code:value},"rank":null}],"log":[…]}`.
    public func json(after step: StepName) -> JSON {
        if step == .aggregate { return json }
        let table = table(after: step) ?? raw
        let rows = table.units.enumerated()
            .map { row, unit -> JSON in
                let values = table.codes.enumerated().map { ($1, JSON.number(table.columns[$0][row]).finite) }
                return [
                    "id": .string(unit), "name": .string(data.names[unit] ?? unit),
                    "scores": .object(Dictionary(values) { first, _ in first }), "rank": .null,
                ]
            }
        return ["step": .string(step.rawValue), "units": .array(rows), "log": .array(log.map(\.json))]
    }
}

extension Audit {
    /// `{"indicators":[{"code","min","max","mean","median","sd","skewness","kurtosis","available","nonZero","different"}],
    /// "findings":[{"code","severity","zh","en"}]}`.
    public var json: JSON {
        let indicators = figures.map { figure -> JSON in
            let numbers = [
                "min": figure.least, "max": figure.greatest, "mean": figure.mean, "median": figure.median,
                "sd": figure.deviation, "skewness": figure.skewness, "kurtosis": figure.kurtosis,
                "available": figure.available, "nonZero": figure.nonZero, "different": figure.different,
            ]
            var members = numbers.mapValues { JSON.number($0).finite }
            members["code"] = .string(figure.code)
            return .object(members)
        }
        let remarks = findings.map { finding -> JSON in
            [
                "code": JSON(finding.column), "severity": .string(finding.severity.rawValue),
                "zh": .string(finding.phrase.zh), "en": .string(finding.phrase.en),
            ]
        }
        return ["indicators": .array(indicators), "findings": .array(remarks)]
    }
}

extension Comparison {
    /// `{"units":[{"id","before","after","rankBefore","rankAfter"}],"meanShift","spearman","onlyBefore","onlyAfter"}`.
    public var json: JSON {
        [
            "units": .array(
                rows.map { row in
                    [
                        "id": .string(row.unit), "before": JSON.number(row.scores.before).finite,
                        "after": JSON.number(row.scores.after).finite,
                        "rankBefore": .integer(Int64(row.places.before)),
                        "rankAfter": .integer(Int64(row.places.after)),
                    ]
                }),
            "meanShift": JSON.number(meanAbsoluteShift).finite, "spearman": JSON.number(correlation()).finite,
            "onlyBefore": .array(onlyBefore.map(JSON.string)), "onlyAfter": .array(onlyAfter.map(JSON.string)),
        ]
    }
}

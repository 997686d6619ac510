import Kernel

/// Writes down what the schedule plants.
struct DemoKeyMaker {
    let composer: DemoComposer
    let schedule: DemoSchedule
    let plants: [DemoPlant]

    var key: DemoKey {
        var rows = [[(place: Int, row: DemoSchedule.Planted)]](repeating: [], count: plants.count)
        for planted in schedule.planted { rows[planted.row.plant].append(planted) }
        var (bursts, templates, repeaters): ([DemoKey.Burst], [DemoKey.Template], [DemoKey.Repeater]) = ([], [], [])
        for (plant, planted) in zip(plants, rows) {
            guard let first = planted.first, let last = planted.last else { continue }
            let orders = planted.map { number(of: $0) }
            switch plant.kind {
            case .burst(let index):
                bursts.append(burst(plant, index, orders, first: day(of: first.row), last: day(of: last.row)))
            case .template(let frame):
                templates.append(DemoKey.Template(name: plant.name, skeleton: skeleton(frame), orders: orders))
            case .repeater:
                repeaters.append(
                    DemoKey.Repeater(
                        name: plant.name, person: composer.person(first.row.person),
                        phone: composer.phone(first.row.person), orders: orders))
            }
        }
        return DemoKey(bursts: bursts, templates: templates, repeaters: repeaters)
    }

    private func burst(
        _ plant: DemoPlant, _ index: Int, _ orders: [String], first: Day, last: Day
    ) -> DemoKey.Burst {
        let incident = composer.materials.incidents[index]
        return DemoKey.Burst(
            name: plant.name, what: incident.label, regionCode: plant.place.map { composer.materials.places[$0].code },
            creditCode: plant.merchant.map { composer.town.merchants[$0].creditCode },
            industryCode: composer.materials.trades[incident.trade].industry, product: incident.product,
            first: first, last: last, orders: orders)
    }

    private func day(of row: DemoSchedule.Planted) -> Day { schedule.first.advanced(by: row.offset) }

    private func number(of planted: (place: Int, row: DemoSchedule.Planted)) -> String {
        DemoText.number(day: day(of: planted.row), serial: planted.place + 1)
    }

    private func skeleton(_ frame: Int) -> String {
        let pieces = composer.materials.language.frames["template"]?[frame].pieces ?? []
        return pieces.reduce(into: "") { text, piece in
            if case .literal(let literal) = piece { text += literal } else { text += "…" }
        }
    }
}

extension DemoText {
    static func number(day: Day, serial: Int) -> String {
        let (year, month, date) = day.parts
        return "99" + padded((year * 100 + month) * 100 + date, 8) + padded(serial, 7)
    }
}

import ArgumentParser
import Kernel
import Privacy

struct TextMask: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mask", abstract: "Masks phones, IDs, cards, e-mail, plates and introduced names.",
        discussion: """
            Prints {"text","findings":[{"kind","start","end"}]} for each line with --json; places are of Unicode scalars in the
            text that came in, from 0.
            """)

    @OptionGroup var input: TextInput

    func run() throws {
        var source = try TextSource(input)
        var printer = Printer()
        while let texts = try source.next() {
            for text in texts {
                let masked = Mask.narrative(text)
                guard input.json else {
                    try printer.write(masked + "\n")
                    continue
                }
                let findings = Recogniser.findings(in: text)
                    .map { finding -> JSON in
                        [
                            "kind": .string(finding.kind.rawValue), "start": .integer(Int64(finding.range.lowerBound)),
                            "end": .integer(Int64(finding.range.upperBound)),
                        ]
                    }
                try printer.write(line: ["text": .string(masked), "findings": .array(findings)])
            }
        }
        try printer.flush()
    }
}

import ArgumentParser

struct Texts: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "text", abstract: "Cuts, ranks, compares, sorts and masks Chinese texts, a text a line.",
        subcommands: [
            TextCut.self, TextKeywords.self, TextNewWords.self, TextDuplicates.self, TextTrain.self, TextClassify.self,
            TextMask.self,
        ])
}

/// Where a command's texts come from.
struct TextInput: ParsableArguments {
    @Argument(help: "The texts, a text a line of UTF-8; standard input without.")
    var file: String?

    @Flag(help: "Prints JSON, for a text a line of it.")
    var json = false

    /// What messages call the source.
    var name: String { InputFile.name(file) }
}

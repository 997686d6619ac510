import Composition
import Testing

@Suite("Configuration")
struct ConfigurationTests {
    @Test("The environment speaks over the defaults, and a value of the wrong form is named")
    func environment() throws {
        let read = try Configuration(file: nil, environment: ["FANGXIN_PORT": "9000", "FANGXIN_DEMO": "true"])
        #expect(read.port == 9000 && read.isDemo && read.host == "127.0.0.1")
        #expect(throws: ConfigurationFault.self) {
            try Configuration(file: nil, environment: ["FANGXIN_PORT": "many"])
        }
    }

    @Test("Every item has a name of its own, and secrets are masked")
    func items() {
        #expect(Set(Configuration.items.map(\.variable)).count == Configuration.items.count)
        var configuration = Configuration()
        configuration.database = "postgres://user:secret@host/db"
        let shown = Configuration.items.map { $0.value(in: configuration) }
        #expect(!shown.contains { $0.contains("secret") })
    }
}

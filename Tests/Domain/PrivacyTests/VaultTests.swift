import Fixtures
import Kernel
import Privacy
import Seals
import Testing

@Suite("The vault of personal fields")
struct VaultTests {
    private let vault = Vault.sample()
    private let random = RandomSource.seeded(21)
    private let values: [PersonalField: String] = [.name: "张三", .phone: "13812345678", .address: "陕西省西安市雁塔区小寨东路1号"]

    private func filled() throws -> MemoryVault {
        let book = MemoryVault()
        try vault.keep(values, of: "person-1", in: book, using: random)
        return book
    }

    @Test("What is kept is read again, and nothing of it stands in the store")
    func kept() throws {
        let book = try filled()
        #expect(try vault.read([.name, .phone, .address, .email], of: "person-1", in: book) == values)
        #expect(try vault.read([.name], of: "person-2", in: book).isEmpty)
        let stored =
            book.sealed.fields.values.flatMap(\.values).flatMap(\.sealed.encoded)
            + book.sealed.hashes.flatMap(\.hash.bytes)
        for value in values.values {
            #expect(!stored.indices.contains { stored[$0...].starts(with: value.utf8) })
        }
    }

    @Test("A person is found by their number however it is written, and by no other")
    func search() throws {
        let book = try filled()
        #expect(try vault.subjects(with: "+86 138-1234-5678", as: .phone, in: book, limit: 10) == ["person-1"])
        #expect(try vault.subjects(with: "13812345679", as: .phone, in: book, limit: 10).isEmpty)
        #expect(try vault.subjects(with: "张三", as: .name, in: book, limit: 10).isEmpty)
        #expect(try vault.subjects(with: "", as: .phone, in: book, limit: 10).isEmpty)
    }

    @Test("A changed number replaces the old one, also in searches; an empty one removes it")
    func changed() throws {
        let book = try filled()
        try vault.keep([.phone: "13987654321"], of: "person-1", in: book, using: random)
        #expect(try vault.subjects(with: "13812345678", as: .phone, in: book, limit: 10).isEmpty)
        #expect(try vault.subjects(with: "13987654321", as: .phone, in: book, limit: 10) == ["person-1"])
        try vault.keep([.phone: ""], of: "person-1", in: book, using: random)
        #expect(try vault.read([.name, .phone], of: "person-1", in: book) == [.name: "张三"])
        #expect(book.sealed.keys.count == 1)
    }

    @Test("An erased person cannot be read, not even from a copy of the fields, nor found")
    func erased() throws {
        let book = try filled()
        let copy = book.sealed.fields
        try vault.erase("person-1", in: book)
        try vault.erase("person-1", in: book)
        #expect(book.sealed.fields.isEmpty && book.sealed.hashes.isEmpty)
        #expect(book.sealed.keys["person-1"]?.isDestroyed == true)
        book.sealed.fields = copy
        #expect(throws: SealError.keyDestroyed) { try vault.read([.name], of: "person-1", in: book) }
        #expect(throws: SealError.keyDestroyed) {
            try vault.keep([.name: "张三"], of: "person-1", in: book, using: random)
        }
        #expect(try vault.subjects(with: "13812345678", as: .phone, in: book, limit: 10).isEmpty)
    }

    @Test("A field that was moved to another person does not open")
    func moved() throws {
        let book = try filled()
        try vault.keep([.phone: "13987654321"], of: "person-2", in: book, using: random)
        let stolen = try #require(book.fields(of: "person-1", names: [.phone]).first)
        book.remove([.phone], of: "person-2")
        book.sealed.fields["person-2"] = [
            .phone: SealedField(subject: "person-2", name: .phone, sealed: stolen.sealed)
        ]
        #expect(throws: SealError.self) { try vault.read([.phone], of: "person-2", in: book) }
    }

    @Test("Another store's keys open nothing of this one, and find nothing")
    func partitions() throws {
        let book = try filled()
        let reporters = Vault(
            ring: .sample("reporters-1"), search: SearchKeys(id: .named("search-2"), key: SecretKey(using: .seeded(12)))
        )
        #expect(throws: SealError.keyUnknown(.named("master-1"))) {
            try reporters.read([.name], of: "person-1", in: book)
        }
        #expect(try reporters.subjects(with: "13812345678", as: .phone, in: book, limit: 10).isEmpty)
    }

    @Test("After rotation the fields are read with the new master key alone")
    func rotated() throws {
        let book = try filled()
        let both = Vault.sample(ring: .sample("master-2", older: ["master-1"]))
        #expect(try both.rotate("person-1", in: book, using: random))
        #expect(try !both.rotate("person-1", in: book, using: random))
        let alone = Vault.sample(ring: .sample("master-2"))
        #expect(try alone.read([.name, .phone, .address], of: "person-1", in: book) == values)
    }
}

import HTTPTypes
import HummingbirdTesting
import Testing
import Web

@Suite("Multipart")
struct MultipartTests {
    static func part(_ name: String, _ content: String, file: String? = nil) -> String {
        let fileName = file.map { "; filename=\"\($0)\"" } ?? ""
        return "--B\r\nContent-Disposition: form-data; name=\"\(name)\"\(fileName)\r\n\r\n\(content)\r\n"
    }

    private static let texts =
        part("name", "张三") + part("paidOn", "2026-04-01") + part("amount", "99") + part("kind", "goods")

    private func send(_ body: @escaping @Sendable (String) -> String, to example: ExampleSite) async throws -> Int {
        try await ExampleSite.application(try example.site())
            .test(.router) { client in
                let (token, cookie) = try await client.visit()
                return
                    try await client.post(
                        "/notes", body(Self.part("_csrf", token)), type: "multipart/form-data; boundary=B",
                        [.cookie: cookie]
                    )
                    .status.code
            }
    }

    @Test("Texts and files are read beside each other, and a file that nobody takes is thrown away")
    func files() async throws {
        let example = ExampleSite()
        let file = Self.part("files", "\r\n--A not yet\r\n", file: "C:\\照片.jpg")
        try await ExampleSite.application(try example.site())
            .test(.router) { client in
                let (token, cookie) = try await client.visit()
                let body = Self.part("_csrf", token) + Self.texts + file + "--B--\r\n"
                let response = try await client.post(
                    "/notes", body, type: "multipart/form-data; boundary=B", [.cookie: cookie])
                let name = try #require(HTTPField.Name("X-Files"))
                #expect(response.status == .seeOther && response.headers[name] == "1")
            }
        #expect(example.uploads.count == 0)
    }

    @Test("A file input left empty sends no file")
    func emptyFile() async throws {
        let example = ExampleSite()
        #expect(try await send({ $0 + Self.texts + Self.part("files", "", file: "") + "--B--" }, to: example) == 303)
        #expect(example.uploads.count == 0)
    }

    @Test("Files too large or too many are refused, and none is kept")
    func limits() async throws {
        let example = ExampleSite()
        let large = Self.part("files", String(repeating: "x", count: 1_000_001), file: "a.jpg")
        #expect(try await send({ $0 + Self.texts + large + "--B--" }, to: example) == 413)
        let small = Self.part("files", "x", file: "a.jpg")
        #expect(try await send({ $0 + Self.texts + small + small + small + "--B--" }, to: example) == 413)
        #expect(try await send({ _ in Self.texts + small + "--B--" }, to: example) == 403)
        #expect(example.uploads.count == 0)
    }

    @Test(
        "A broken body is refused, never a fault",
        arguments: [
            "", "--B", "--B--", "--B\r\n\r\n\r\n--B--", "--X\r\n", MultipartTests.part("name", "a"),
            "--B\r\nx\r\n\r\ny\r\n--B--",
            "--B\r\nContent-Disposition: form-data; name=\"a\r\n\r\nx\r\n--B--",
            MultipartTests.part("other", "x", file: "a.jpg") + "--B--",
            String(repeating: MultipartTests.part("a", "b"), count: 300) + "--B--",
        ])
    func broken(body: String) async throws {
        let example = ExampleSite()
        let status = try await send({ _ in body }, to: example)
        #expect(status == 400 || status == 403)
        #expect(example.uploads.count == 0)
    }
}

import Complaints
import Kernel
import Web

/// A filing in progress as one request finds it.
struct Draft: Sendable {
    /// Nothing for a browser that has not begun one.
    let token: DraftToken?
    var input: FilingInput

    var isEmpty: Bool { input.values.isEmpty && input.files.isEmpty }

    /// The draft of the browser that asks; an empty one where it has none, or none any more.
    static func of(_ request: Request, _ ports: IntakePorts) async throws -> Draft {
        // A token whose draft was sent or has expired opens nothing again: what is written next gets a new one.
        guard let token = DraftToken(cookieOf: request, ports.chance),
            let input = try await ports.desk.draft(token: token.text)
        else { return Draft(token: nil, input: FilingInput()) }
        return Draft(token: token, input: input)
    }

    /// Keeps the draft, and answers the cookie that holds its token.
    func keep(_ ports: IntakePorts) async throws -> String {
        let token = token ?? DraftToken(ports.chance)
        try await ports.desk.keepDraft(input, token: token.text)
        return token.cookie(ports.chance)
    }
}

extension Response {
    /// The answer, with a cookie for the browser to keep.
    func setting(cookie: String) -> Response { with("Set-Cookie", cookie) }
}

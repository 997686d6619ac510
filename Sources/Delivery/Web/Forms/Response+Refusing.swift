public import Kernel
public import Markup

extension Response {
    /// Shows the page again where input was refused or the thing has moved on; any other refusal goes its way.
    public static func refusing(
        _ work: () async throws -> Response, page: ([Refusal]) async throws -> Node
    ) async throws -> Response {
        do {
            return try await work()
        } catch let refusals as Refusals {
            return .page(try await page(refusals.all), status: 422)
        } catch let refusal as Refusal {
            let statuses: [Refusal.Kind: Int] = [.invalid: 422, .conflict: 409, .exhausted: 429]
            guard let status = statuses[refusal.kind] else { throw refusal }
            return .page(try await page([refusal]), status: status)
        }
    }
}

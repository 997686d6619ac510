/// A call to the system that failed, with the system's number for why.
///
/// The same may succeed a little later: a full disk is emptied, open files are closed.
public struct DiskFault: Error, Hashable, Sendable {
    public let call: String
    public let number: Int32

    public init(call: String, number: Int32) {
        self.call = call
        self.number = number
    }
}

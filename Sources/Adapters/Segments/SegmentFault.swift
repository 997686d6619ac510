public import AnalyticsEngine

/// The disk did not do as asked, or holds what it must not.
public enum SegmentFault: Error, Hashable, Sendable {
    /// A call failed, with the system's number for why.
    case disk(call: String, number: Int32)
    /// There is no table in the folder.
    case absent
    /// Another process writes to the folder.
    case busy
    /// A file is not as it was written.
    case damaged(file: String, SegmentError)
    /// The list of files is not as it was written.
    case manifestDamaged

    /// Whether the same may succeed a little later.
    public var isTemporary: Bool {
        switch self {
        case .disk, .busy: true
        case .absent, .damaged, .manifestDamaged: false
        }
    }
}

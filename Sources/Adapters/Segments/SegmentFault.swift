public import AnalyticsEngine

/// The disk did not do as asked, or holds what it must not.
public enum SegmentFault: Error, Hashable, Sendable {
    /// There is no table in the folder.
    case absent
    /// Another process writes to the folder.
    case busy
    /// A file is not as it was written.
    case damaged(file: String, SegmentError)
    /// The list of files is not as it was written.
    case manifestDamaged
}

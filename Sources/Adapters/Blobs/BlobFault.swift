public import Seals

/// What was kept cannot be given back.
public enum BlobFault: Error, Hashable, Sendable {
    /// The bytes under a digest are not those that were kept.
    case damaged(Digest)
    /// A file that was put aside is no longer there.
    case uploadAbsent
}

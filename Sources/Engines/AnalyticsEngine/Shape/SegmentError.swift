/// Why bytes are not a segment, a list of labels or a mark of deleted rows that can be trusted.
public enum SegmentError: Error, Hashable, Sendable {
    /// The bytes do not begin as they must, or end too soon.
    case truncated
    /// Written by another version of this format.
    case versionUnknown(UInt32)
    /// A check sum does not fit, in the directory or in the named section.
    case damaged(section: Int?)
    /// The parts do not fit each other: a section outside the file, a code that no label has.
    case inconsistent
    /// It belongs to another schema.
    case foreign
}

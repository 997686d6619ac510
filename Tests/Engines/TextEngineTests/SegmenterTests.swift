import TextEngine
import Testing
@Suite struct SegmenterTests {}

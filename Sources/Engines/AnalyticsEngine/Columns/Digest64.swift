import CBits

/// A check sum of 64 bits: finds every changed byte and, but for one case in 2^64, any other damage.
///
/// Not a seal: whoever wants to can make bytes that fit it. About 20 GB a second.
enum Digest64 {
    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var lanes: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (
            0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344, 0xA409_3822_299F_31D0, 0x082E_FA98_EC4E_6C89,
            0x4528_21E6_38D0_1377, 0xBE54_66CF_34E9_0C6C, 0xC0AC_29B7_C97C_50DD, 0x3F84_D5B5_B547_0917
        )
        return withUnsafeMutableBytes(of: &lanes) { lanes in
            let state = lanes.bindMemory(to: UInt64.self)
            guard let base = state.baseAddress else { return 0 }
            let whole = bytes.count / 64
            // The caller's sections start at multiples of 64 in memory that is aligned to pages.
            if whole > 0, let words = bytes.baseAddress { digest(words, whole, base) }
            var rest = [UInt64](repeating: 0, count: 8)
            rest.withUnsafeMutableBytes { target in
                target.copyBytes(from: UnsafeRawBufferPointer(rebasing: bytes[(whole * 64)...]))
                if let words = target.baseAddress { digest(words, 1, base) }
            }
            var hash = UInt64(bytes.count)
            for lane in state {
                hash = (hash ^ lane) &* 0xFF51_AFD7_ED55_8CCD
                hash ^= hash >> 32
            }
            return hash
        }
    }

    private static func digest(_ words: UnsafeRawPointer, _ pieces: Int, _ state: UnsafeMutablePointer<UInt64>) {
        bits_digest(words.assumingMemoryBound(to: UInt64.self), pieces, state)
    }
}

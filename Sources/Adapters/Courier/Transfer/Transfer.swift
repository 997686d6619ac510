import CCurl

/// One exchange with another machine through libcurl: what is asked for, as a value.
struct Transfer: Sendable {
    var address: String
    var numbers: [(option: CURLoption, value: Int)] = []
    var texts: [(option: CURLoption, value: String)] = []
    var lists: [(option: CURLoption, values: [String])] = []
    /// What is uploaded, as a mail is.
    var upload: [UInt8]?
    /// What is posted.
    var post: [UInt8]?

    /// The longest that reaching the other machine may take, and all of it: less than a worker waits for a letter.
    static let (reachMilliseconds, longestMilliseconds) = (8000, 15_000)

    init(_ address: String) {
        self.address = address
    }

    /// Does it; blocks its thread, so never on the cooperative ones.
    func perform() -> TransferAnswer {
        guard Self.isStarted, let handle = curl_easy_init() else {
            return TransferAnswer(code: CURLE_FAILED_INIT, status: 0, reason: "")
        }
        defer { curl_easy_cleanup(handle) }
        let error = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
        error.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        defer { error.deallocate() }
        let heldLists = lists.map { ($0.option, Self.list($0.values)) }
        defer { for (_, list) in heldLists { curl_slist_free_all(list) } }
        let source = UploadSource(upload ?? [])
        let code = withExtendedLifetime(source) {
            let setting = prepare(handle, error: error, lists: heldLists, source: source)
            return setting == CURLE_OK ? curl_easy_perform(handle) : setting
        }
        return TransferAnswer(code: code, status: ccurl_status(handle), reason: String(cString: error))
    }

    private func prepare(
        _ handle: UnsafeMutableRawPointer, error: UnsafeMutablePointer<CChar>,
        lists: [(CURLoption, UnsafeMutablePointer<curl_slist>?)], source: UploadSource
    ) -> CURLcode {
        var codes = [
            ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, error), ccurl_set_text(handle, CURLOPT_URL, address),
            // Signals are the process's own; without this, looking a name up may raise one.
            ccurl_set_number(handle, CURLOPT_NOSIGNAL, 1),
            ccurl_set_number(handle, CURLOPT_CONNECTTIMEOUT_MS, Self.reachMilliseconds),
            ccurl_set_number(handle, CURLOPT_TIMEOUT_MS, Self.longestMilliseconds),
            ccurl_set_callback(handle, CURLOPT_WRITEFUNCTION) { _, size, count, _ in size * count },
        ]
        codes += numbers.map { ccurl_set_number(handle, $0.option, $0.value) }
        codes += texts.map { ccurl_set_text(handle, $0.option, $0.value) }
        codes += lists.map { ccurl_set_list(handle, $0.0, $0.1) }
        if upload != nil {
            codes += [
                ccurl_set_number(handle, CURLOPT_UPLOAD, 1),
                ccurl_set_pointer(handle, CURLOPT_READDATA, Unmanaged.passUnretained(source).toOpaque()),
                ccurl_set_callback(handle, CURLOPT_READFUNCTION) { buffer, size, count, source in
                    guard let buffer, let source else { return 0 }
                    return Unmanaged<UploadSource>.fromOpaque(source).takeUnretainedValue()
                        .read(into: buffer, size * count)
                },
            ]
        }
        if var post {
            codes.append(ccurl_set_number(handle, CURLOPT_POSTFIELDSIZE, post.count))
            codes.append(ccurl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, &post))
        }
        return codes.first { $0 != CURLE_OK } ?? CURLE_OK
    }

    private static func list(_ values: [String]) -> UnsafeMutablePointer<curl_slist>? {
        values.reduce(nil) { curl_slist_append($0, $1) }
    }

    private static let isStarted = ccurl_start() == CURLE_OK
}

/// How a transfer ended.
struct TransferAnswer: Sendable {
    let code: CURLcode
    /// The last number that the other machine answered, 0 where it answered none.
    let status: Int
    /// curl's words, which hold names and numbers, never what was sent.
    let reason: String

    var words: String {
        let words = reason.isEmpty ? String(cString: curl_easy_strerror(code)) : reason
        return code == CURLE_OK ? "\(status)" : words
    }
}

/// Bytes that curl takes piece by piece, on the one thread that performs the transfer.
private final class UploadSource {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    func read(into buffer: UnsafeMutablePointer<CChar>, _ most: Int) -> Int {
        let piece = bytes[position..<min(position + most, bytes.count)]
        UnsafeMutableRawBufferPointer(start: buffer, count: most).copyBytes(from: piece)
        position += piece.count
        return piece.count
    }
}

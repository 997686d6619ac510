public import Kernel
public import Numbers

extension DetectionMethod {
    /// What the method says of many series, each boiled down to an answer where it is computed.
    ///
    /// The work is cut into pieces of some hundred series, which lanes do side by side; the answers stand in the order of
    /// the series and do not depend on the lanes.
    public func detect<Answer: Sendable>(
        inAll series: [Series], lanes: Lanes = .one,
        _ answer: @Sendable (_ index: Int, _ found: Result<[Detection], Refusal>) -> Answer
    ) -> [Answer] {
        let pieces = (series.count + Self.pieceSize - 1) / Self.pieceSize
        return
            lanes.map(pieces) { piece in
                let range = (piece * Self.pieceSize)..<min(series.count, (piece + 1) * Self.pieceSize)
                return range.map { index in
                    do throws(Refusal) {
                        return answer(index, .success(try detect(in: series[index])))
                    } catch {
                        return answer(index, .failure(error))
                    }
                }
            }
            .flatMap { $0 }
    }

    private static let pieceSize = 256
}

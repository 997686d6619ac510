/// The room in which the likeliest path through a run is found.
struct PathRoom: Sendable {
    /// The likelihood from each character to the end.
    var scores: [Double] = [0]
    /// Where the best word that begins at each character ends.
    var ends: [Int32] = [0]
    /// The places of the first two and three characters from each on; nowhere if no word begins with them.
    var seconds: [Int32] = [0]
    var thirds: [Int32] = [0]
    /// For each character and state, the state before it.
    var origins: [UInt8] = []
    var states: [UInt8] = []

    mutating func hold(_ characters: Int) {
        guard scores.count <= characters else { return }
        let more = max(256, characters + 1) * 2 - scores.count
        scores.append(contentsOf: repeatElement(0, count: more))
        ends.append(contentsOf: repeatElement(0, count: more))
        seconds.append(contentsOf: repeatElement(0, count: more))
        thirds.append(contentsOf: repeatElement(0, count: more))
        states.append(contentsOf: repeatElement(0, count: scores.count - states.count))
        origins.append(contentsOf: repeatElement(0, count: scores.count * 4 - origins.count))
    }
}

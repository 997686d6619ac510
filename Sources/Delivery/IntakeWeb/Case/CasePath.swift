import Web

/// Where the pages of one's own case are.
enum CasePath {
    static let list: Path = "/my"
    static let show: Path = "/my/{id}"
    static let part: Path = "/my/{id}/part"
    static let live: Path = "/my/{id}/live"
    static let consent: Path = "/my/{id}/consent"
    static let material: Path = "/my/{id}/material"
    static let withdrawal: Path = "/my/{id}/withdrawal"
    static let file: Path = "/my/{id}/files/{digest}"
}

import Files
import Glibc
import Seals

extension BlobFolder {
    /// The contents kept in one of the 256 parts of the folder, that have been there longer than so many seconds.
    func older(than seconds: Int64, in part: UInt8) throws(DiskFault) -> [Digest] {
        let name = (part < 16 ? "0" : "") + String(part, radix: 16)
        let place = "\(path)/\(name)"
        guard DiskFile.exists(place) else { return [] }
        let limit = Int64(time(nil)) - seconds
        var digests: [Digest] = []
        for file in try DiskFile.names(in: place) {
            guard let digest = Digest(hex: name + file) else { continue }
            guard let changed = try DiskFile.changedAt("\(place)/\(file)"), changed < limit else { continue }
            digests.append(digest)
        }
        return digests
    }
}

import Kernel
import Notices

extension Letter {
    /// What other programs are given of a letter.
    var json: JSON {
        [
            "id": .string(id), "channel": .string(channel.rawValue), "address": .string(address),
            "subject": .string(subject), "body": .string(body), "writtenAt": .string("\(writtenAt)"),
        ]
    }
}

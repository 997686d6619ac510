public import CaseParts
public import Complaints
public import Web

extension ComplaintState: CaseState {
    public var tone: Tag.Tone {
        switch self {
        case .registered, .routed: .waiting
        case .underReview, .accepted, .mediating: .active
        case .agreed: .done
        case .notAccepted, .terminated, .withdrawn: .stopped
        case .closed: .plain
        }
    }
}

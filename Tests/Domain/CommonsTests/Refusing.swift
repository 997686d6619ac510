import Kernel

/// The code of the refusal that a piece of work ends in; nothing where it succeeds.
func refusal(_ work: () throws -> Void) -> String? {
    do {
        try work()
        return nil
    } catch {
        return (error as? Refusal)?.code
    }
}

public import Commons

extension RegionCode {
    /// A region's number written out in a test; a slip of the pen stops the test at once.
    public static func of(_ text: String) -> RegionCode {
        guard let code = try? RegionCode(text) else { preconditionFailure("\(text) is not a region's number") }
        return code
    }
}

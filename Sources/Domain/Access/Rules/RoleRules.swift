public import Kernel

/// Which roles may stand together, and who may give them.
public enum RoleRules {
    /// Roles of one side only, and an office for those and only those who work in an authority.
    public static func check(_ roles: Set<Role>, office: Office?) throws(Refusal) {
        guard let side = roles.first?.side else { throw .accessRolesMissing }
        guard roles.allSatisfy({ $0.side == side }) else { throw .accessRolesOfTwoSides }
        if side == .authority {
            guard let office, !office.authority.isEmpty, !office.unit.isEmpty, isRegion(office.regionPrefix) else {
                throw .accessOfficeMissing
            }
        } else if office != nil {
            throw .accessOfficeOutOfPlace
        }
    }

    /// An account stays on its side, so that the ledger's name for it always meant the same; and nobody changes their
    /// own rights.
    public static func checkChange(
        of account: Account, to roles: Set<Role>, office: Office?, by actor: Actor
    ) throws(Refusal) {
        try checkNotOwn(account, by: actor)
        try check(roles, office: office)
        guard roles.first?.side == account.side else { throw .accessSideChanged }
    }

    /// Nobody grants, locks or closes themselves.
    public static func checkNotOwn(_ account: Account, by actor: Actor) throws(Refusal) {
        guard actor.id != account.id.text else { throw .accessOwnRights }
    }

    /// Two, four, six, nine or twelve digits: province, city, county, township, village.
    private static func isRegion(_ prefix: String) -> Bool {
        [2, 4, 6, 9, 12].contains(prefix.utf8.count) && prefix.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}

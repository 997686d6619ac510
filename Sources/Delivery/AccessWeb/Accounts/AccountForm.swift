import Access
import Kernel
import Web

/// What comes in about accounts, from pages and from the API alike.
enum AccountForm {
    static let rightFields = [
        AccessField.roles, AccessField.authority, AccessField.unit, AccessField.region,
    ]
    static let newFields = [AccessField.login, AccessField.name] + rightFields
    static let filterFields = [
        AccessField.loginPrefix, AccessField.side, AccessField.roleFilter, AccessField.statusFilter,
    ]

    static func new(_ request: Request, offices: [AccessNames.Choice] = []) throws -> NewAccount {
        var fields = request.fields
        let login = fields.text(AccessField.login)
        let name = fields.text(AccessField.name)
        let rights = rights(&fields, offices)
        guard let login, let name, fields.isClean else { throw fields.failure }
        return NewAccount(login: login, name: name, roles: rights.roles, office: rights.office)
    }

    static func rights(
        _ request: Request, offices: [AccessNames.Choice] = []
    ) throws -> (roles: Set<Role>, office: Office?) {
        var fields = request.fields
        let rights = rights(&fields, offices)
        try fields.finish()
        return rights
    }

    private static func rights(
        _ fields: inout Fields, _ offices: [AccessNames.Choice]
    ) -> (roles: Set<Role>, office: Office?) {
        let roles = Set(fields.texts(AccessField.roles).compactMap(Role.init(rawValue:)))
        if !offices.isEmpty, let value = fields.choice(AccessField.place(offices)) {
            return (roles, offices.first { $0.value == value }?.office)
        }
        let parts = [AccessField.authority, AccessField.unit, AccessField.region].map { fields.text($0) ?? "" }
        // Half an office goes on to the rule, which says what is missing.
        let isEmpty = parts.allSatisfy(\.isEmpty)
        return (roles, isEmpty ? nil : Office(authority: parts[0], unit: parts[1], regionPrefix: parts[2]))
    }

    static func status(_ request: Request) throws -> Account.Status {
        var fields = request.fields
        let status = fields.choice(AccessField.status, as: Account.Status.self)
        guard let status, fields.isClean else { throw fields.failure }
        return status
    }

    static func selection(_ request: Request) throws -> AccountSelection {
        var fields = request.queryFields
        var selection = AccountSelection()
        selection.loginPrefix = fields.text(AccessField.loginPrefix)
        selection.side = fields.choice(AccessField.side, as: Role.Side.self)
        selection.role = fields.choice(AccessField.roleFilter, as: Role.self)
        selection.status = fields.choice(AccessField.statusFilter, as: Account.Status.self)
        try fields.finish()
        return selection
    }
}

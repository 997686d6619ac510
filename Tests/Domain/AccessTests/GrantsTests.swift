import Access
import Kernel
import Testing

@Suite("Who may do what")
struct GrantsTests {
    @Test("The three administrators share nothing but what everybody has")
    func separation() {
        let administrators: [Role] = [.systemAdministrator, .securityAdministrator, .auditAdministrator]
        let common: Set<Permission> = Grants.open.union([.accountOwn])
        for permission in Permission.allCases where !common.contains(permission) {
            let holders = administrators.filter { Grants.reach(of: $0, for: permission) != nil }
            #expect(holders.count <= 1, "\(permission) is held by \(holders)")
        }
    }

    @Test("No role of the complaint side can read a report, or that one exists")
    func reports() {
        for role in Role.allCases where role != .reportOfficer {
            for permission in [Permission.reportRead, .reportReadList, .reportUnmask] {
                #expect(Grants.reach(of: role, for: permission) == nil, "\(role) has \(permission)")
            }
        }
    }

    @Test("An administrator reads no case")
    func administrators() {
        for role in [Role.systemAdministrator, .securityAdministrator, .auditAdministrator, .auditor] {
            #expect(Grants.reach(of: role, for: .complaintRead) == nil)
        }
    }

    @Test("A foreign record answers as if it were absent")
    func foreign() {
        let absent = Refusal("complaint.absent", .absent, .verbatim("-"))
        let officer = Actor(
            id: "o", roles: [.officer], office: Office(authority: "A", unit: "U", regionPrefix: "640381"))
        #expect(throws: absent) {
            try officer.require(.complaintRead, on: Holding(authority: "B", region: "610102"), else: absent)
        }
        #expect(throws: Never.self) {
            try officer.require(.complaintRead, on: Holding(authority: "B", region: "640381"), else: absent)
        }
        #expect(throws: Refusal.signInNeeded) {
            try Actor.visitor.require(.complaintRead, on: Holding(), else: absent)
        }
        #expect(throws: absent) {
            try Actor.tracking("c1").require(.complaintRead, on: Holding(caseID: "c2"), else: absent)
        }
        #expect(throws: Never.self) {
            try Actor.tracking("c1").require(.complaintRead, on: Holding(caseID: "c1"), else: absent)
        }
    }
}

import CaseParts
import Complaints
import Kernel
import Testing

@Suite struct RegisterFormTests {
    private func refusal(_ field: FilingField) -> Refusal {
        Refusal("filing.fieldMissing", .invalid, Phrase(zh: "请填写。", en: "Missing."), field: field.rawValue)
    }

    @Test func `refusals stand in the order of the page, one a field`() {
        let refusals = [refusal(.phone), refusal(.name), refusal(.phone), refusal(.narrative)]
        let ordered = Refusal.inOrder(refusals, of: [.narrative, .name, .phone])
        #expect(ordered.map(\.field) == [FilingField.narrative, .name, .phone].map(\.rawValue))
    }

    @Test func `what is missing is told under the name that the field has on the page`() {
        let label = Phrase(zh: "举报人姓名", en: "Reporter’s name")
        let named = refusal(.name).naming { $0 == .name ? label : nil }
        #expect(named.phrase.zh == "请填写“举报人姓名”。")
        #expect(refusal(.phone).naming { $0 == .name ? label : nil } == refusal(.phone))
    }
}

@Suite struct PlaceSelectTests {
    @Test func `a choice names an authority, or an authority and its unit`() throws {
        let whole = try #require(PlaceSelect.office(of: "A1"))
        #expect(whole == ("A1", nil))
        let part = try #require(PlaceSelect.office(of: "A1/U2"))
        #expect(part == ("A1", "U2"))
        #expect(PlaceSelect.office(of: "") == nil)
    }
}

@Suite struct RoutingReasonTests {
    @Test func `a case sent by a person says so, and one sent by rule says which`() {
        let byHand = Routing(authority: "A", unit: nil, reasons: ["official"], isOverride: true)
        #expect(RoutingReason.phrase(byHand).en == "Chosen by an official")
        let byRule = Routing(authority: "A", unit: nil, reasons: ["registeredPremises", "imported"], isOverride: false)
        #expect(RoutingReason.phrase(byRule).zh == "按登记的经营场所、按导入的记录")
    }
}

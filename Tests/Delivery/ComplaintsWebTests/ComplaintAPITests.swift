import Complaints
import ComplaintsWeb
import Testing
import Web

@Suite("The fields of a filing")
struct FilingFieldsTests {
    @Test("Every field of the domain has a field of the web, under the same name", arguments: FilingField.allCases)
    func names(field: FilingField) {
        #expect(FilingFields.field(field).name == field.rawValue)
    }

    @Test("A consumer must fill in at most nine fields")
    func few() {
        #expect(FilingFields.own.filter(\.isRequired).count <= 9)
    }
}

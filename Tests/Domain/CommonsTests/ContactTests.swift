import Commons
import Kernel
import Testing

@Suite("Telephone numbers and e-mail addresses")
struct ContactTests {
    @Test(
        "Numbers are read as people write them",
        arguments: [
            ("13812345678", "+8613812345678", "138****5678"), ("+86 138-1234-5678", "+8613812345678", "138****5678"),
            ("008613812345678", "+8613812345678", "138****5678"), ("8613812345678", "+8613812345678", "138****5678"),
            ("１３８ １２３４ ５６７８", "+8613812345678", "138****5678"),
            ("0953-5550101", "+869535550101", "0953-***0101"), ("(010) 8888 6666", "+861088886666", "010-****6666"),
            ("+86 21 5555 0101", "+862155550101", "021-****0101"),
            ("0951-5550101-8001", "+869515550101;ext=8001", "0951-***0101"),
            ("0951-5550101转8001", "+869515550101;ext=8001", "0951-***0101"),
            ("400-810-0000", "4008100000", "400-810-0000"), ("12315", "12315", "12315"), ("95588", "95588", "95588"),
            ("+852 2123 4567", "+85221234567", "+852****67"), ("0082-2-123-4567", "+8221234567", "+822****67"),
        ])
    func numbers(input: String, text: String, masked: String) throws {
        let phone = try PhoneNumber(input)
        #expect(phone.text == text)
        #expect("\(phone)" == masked)
    }

    @Test(
        "The normal form reads back to the same number",
        arguments: ["13812345678", "021-55550101", "+85221234567", "12315"])
    func again(input: String) throws {
        let phone = try PhoneNumber(input)
        #expect(try PhoneNumber(phone.text) == phone)
        #expect(try PhoneNumber(phone.national) == phone)
    }

    @Test(
        "What is no number is refused, and a missing area code is named",
        arguments: [
            ("5550101", "commons.phoneAreaMissed"), ("12812345678", "commons.phoneMalformed"),
            ("0953-1550101", "commons.phoneMalformed"), ("1381234567", "commons.phoneMalformed"),
            ("138 1234 567八", "commons.phoneMalformed"), ("", "commons.phoneMalformed"),
            ("+0123456789", "commons.phoneMalformed"), ("0953-5550101转", "commons.phoneMalformed"),
            ("01234567890123456789", "commons.phoneMalformed"),
        ])
    func refused(input: String, code: String) {
        #expect(refusal { _ = try PhoneNumber(input) } == code)
    }

    @Test("E-mail addresses keep their local part and lose the case of their domain")
    func email() throws {
        let address = try EmailAddress(" Zhang.San@Example.CN ")
        #expect(address.text == "Zhang.San@example.cn" && "\(address)" == "Z***@example.cn")
    }

    @Test(
        "What no mail server would take is refused",
        arguments: [
            "", "a", "a@b", "@b.cn", "a@@b.cn", "a b@c.cn", ".a@b.cn", "a..b@c.cn", "a@-b.cn", "a@b.c1", "张@b.cn",
            "a@b..cn",
        ])
    func noEmail(input: String) {
        #expect(refusal { _ = try EmailAddress(input) } == "commons.emailMalformed")
    }
}

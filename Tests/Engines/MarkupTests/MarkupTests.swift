import Kernel
import Markup
import Testing

@Suite("Markup")
struct MarkupTests {
    @Test("Text and attribute values are escaped where they are rendered, and nowhere else")
    func escaping() {
        let node = p([.title("\"<&'>")], "5 < 6 & “是”", .text("<script>alert(1)</script>"))
        #expect(
            node.html
                == "<p title=\"&quot;&lt;&amp;&#39;&gt;\">5 &lt; 6 &amp; “是”&lt;script&gt;alert(1)&lt;/script&gt;</p>")
    }

    @Test("NUL, which HTML cannot hold, becomes a replacement character")
    func nul() {
        #expect(p("a\u{0}b").html == "<p>a\u{FFFD}b</p>")
    }

    @Test("Flags stand without a value, and not at all where they do not hold")
    func flags() {
        #expect(input([.required(), .disabled(false), .none, .name("a")]).html == "<input required name=\"a\">")
    }

    @Test(
        "An address that could run code is not written",
        arguments: [
            "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)", "data:text/html,<script>", "vbscript:x", "unknown:x",
        ])
    func address(text: String) {
        #expect(a([.href(text)]).html == "<a href=\"#\"></a>")
        #expect(img([.src("data:image/svg+xml,<svg onload=x>")]).html == "<img src=\"#\">")
    }

    @Test(
        "Ordinary addresses stay as they are",
        arguments: [
            "/a/b?c=d&e=f#g", "https://example.org/", "tel:12315", "mailto:a@example.org", "#top", "?q=a:b", "",
        ])
    func ordinary(text: String) {
        #expect(a([.href(text)]).html == "<a href=\"\(text.replacing("&", with: "&amp;"))\"></a>")
    }

    @Test("A data block cannot end its own element")
    func dataBlocks() {
        let node = dataBlock(id: "d", ["a": "</script><b>&"])
        #expect(
            node.html
                == #"<script type="application/json" id="d">{"a":"\u003c/script\u003e\u003cb\u003e\u0026"}</script>"#)
    }

    @Test("SVG elements without children close themselves, and coordinates are short")
    func drawing() {
        let node = svg([.viewBox(0, 0, 16, 16)], circle([.cx(0.5), .cy(-3.256), .r(2)]))
        #expect(node.html == "<svg viewBox=\"0 0 16 16\"><circle cx=\"0.5\" cy=\"-3.26\" r=\"2\"/></svg>")
    }

    @Test("Groups and conditions leave no trace of their own")
    func groups() {
        let node = ul(.each(1...2) { li("\($0)") }, .when(false, li("no")), .some(Int?.none) { li("\($0)") })
        #expect(node.html == "<ul><li>1</li><li>2</li></ul>")
        #expect(Node.nothing.isEmpty && !node.isEmpty)
    }

    @Test("Broken into lines, a page reads as its tree")
    func lines() {
        #expect(
            div([.class("a")], h1("题"), p("一", br(), "二"), .nothing).lines == """
                <div class="a">
                  <h1>题</h1>
                  <p>
                    一
                    <br>
                    二
                  </p>
                </div>

                """)
    }

    @Test("A document begins with its type")
    func document() {
        #expect(String(decoding: html(body()).document, as: UTF8.self) == "<!doctype html>\n<html><body></body></html>")
    }
}

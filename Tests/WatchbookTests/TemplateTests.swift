import Testing

@testable import watchbook

@Suite struct TemplateTests {
    @Test func `values are put in where their numbers stand`() {
        #expect(Template("%2 of %1, %1").filled(with: ["a", "b"]) == "b of a, a")
        #expect(Template("95 % of %1").filled(with: ["x"]) == "95 % of x")
        #expect(Template("%1 %2").filled(with: ["a"]) == "a —")
    }

    @Test func `a word follows its number`() {
        let template = Template("%1 {1|entry|entries} from %2 {2|file|files}")
        #expect(template.filled(with: ["1", "2"]) == "1 entry from 2 files")
        #expect(template.filled(with: ["0", "1"]) == "0 entries from 1 file")
        #expect(template.places == [1, 2])
    }

    @Test func `values are made safe to show`() {
        #expect(Template("<%1>").filled(with: ["a\u{1B}[2J\n"]) == "<a\u{FFFD}[2J >")
    }

    @Test func `a line gives back its values`() {
        #expect(Template("See '%1'.").match("See 'a b'.") == [1: "a b"])
        #expect(Template("'%1' and '%2'").match("'a' and 'b'c'") == [1: "a", 2: "b'c"])
        #expect(Template("Error: %1").match("Error: x. y") == [1: "x. y"])
        #expect(Template("Error: %1").match("An Error: x") == nil)
        #expect(Template("OPTIONS:").match("OPTIONS:") == [:])
        #expect(Template("OPTIONS:").match("OPTIONS: x") == nil)
        #expect(Template("See '%1'.").match("See 'a") == nil)
    }
}

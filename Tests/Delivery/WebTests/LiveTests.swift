import HTTPTypes
import HummingbirdTesting
import Kernel
import Testing
import Web

@Suite("Live events")
struct LiveTests {
    @Test("Events reach the reader as the browser reads them, and a line break cannot begin another field")
    func wire() async throws {
        let events = AsyncStream<LiveEvent> { continuation in
            continuation.yield(LiveEvent(id: "1", name: "news\nid: 9", data: "一\n二"))
            continuation.finish()
        }
        let endpoint = Endpoint(.page, .get, "/live", .open, .verbatim("x")) { _ in .events(EventStream(events)) }
        try await ExampleSite.application(try ExampleSite().site(more: [endpoint]))
            .test(.router) { client in
                let response = try await client.get("/live")
                #expect(response.headers[.contentType] == "text/event-stream")
                #expect(response.text == "retry: 3000\n\nid: 1\nevent: newsid: 9\ndata: 一\ndata: 二\n\n")
            }
    }

    @Test("A quiet stream has a heartbeat")
    func heartbeat() async throws {
        // Quiet for as long as a hundred sleeps of the beat's own length take, however busy the machine is.
        let events = AsyncStream<LiveEvent> {
            for _ in 0..<100 { try? await Task.sleep(for: .milliseconds(5)) }
            return nil
        }
        let endpoint = Endpoint(.page, .get, "/live", .open, .verbatim("x")) { _ in
            .events(EventStream(events, heartbeat: .milliseconds(5)))
        }
        try await ExampleSite.application(try ExampleSite().site(more: [endpoint]))
            .test(.router) { client in
                let text = try await client.get("/live").text
                #expect(text.contains(": beat\n\n"))
            }
    }

    @Test("Who comes back gets what was missed; who missed too much is told to read anew")
    func returning() async throws {
        let feed = Feed(recentLimit: 2)
        for number in 1...3 { await feed.publish("n", "\(number)", on: "a") }
        var known = await feed.listen(to: "a", after: "2").makeAsyncIterator()
        let missed = await known.next()
        #expect(missed?.data == "3")
        var lost = await feed.listen(to: "a", after: "0").makeAsyncIterator()
        let reset = await lost.next()
        let oldest = await lost.next()
        #expect(reset?.name == "reset" && oldest?.data == "2")
        await feed.publish("n", "4", on: "b")
        await feed.publish("n", "5", on: "a")
        let new = await known.next()
        #expect(new?.data == "5")
    }

    @Test("Who begins to listen is told where it is, and hears of its own topic alone")
    func beginning() async throws {
        let feed = Feed()
        let isFollowedYet = await feed.isFollowed
        #expect(!isFollowedYet)
        await feed.publish("n", "1", toThoseWhoFollow: "a")
        var listener = await feed.listen(to: "a").makeAsyncIterator()
        let ready = await listener.next()
        #expect(ready == LiveEvent(id: "0", name: "ready", data: ""))
        let isFollowed = await feed.isFollowed
        #expect(isFollowed)
        await feed.publish("n", "2", toThoseWhoFollow: "b")
        await feed.publish("n", "3", toThoseWhoFollow: "a")
        let told = await listener.next()
        #expect(told == LiveEvent(id: "1", name: "n", data: "3"))
    }

    @Test("A listener who does not read is let go")
    func slow() async throws {
        let feed = Feed(recentLimit: 1, waitingLimit: 1)
        let stream = await feed.listen(to: "a", after: "0")
        for number in 1...5 { await feed.publish("n", "\(number)", on: "a") }
        let count = await feed.listenerCount(of: "a")
        #expect(count == 0)
        var seen = 0
        for await _ in stream { seen += 1 }
        #expect(seen == 2)
    }
}

import ArgumentParser

@main
struct Watchbook: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "watchbook")
}

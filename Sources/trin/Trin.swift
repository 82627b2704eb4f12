import ArgumentParser
@main struct Trin: AsyncParsableCommand {}

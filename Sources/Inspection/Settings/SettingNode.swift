package import Journaling

/// A value of a settings file, with the place where it stands.
package struct SettingNode: Sendable {
    /// A place in a file; both numbers from 1, columns in Unicode scalars.
    package struct Place: Hashable, Sendable {
        package let line: Int
        package let column: Int

        package init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }
    }

    /// A value of a list, with its number from 1 in the file.
    package struct Item: Sendable {
        let number: Int
        var node: SettingNode
    }

    /// A key with its place, and its value.
    package struct Member: Sendable {
        package let name: String
        package let place: Place
        package var node: SettingNode

        package init(_ name: String, at place: Place, _ node: SettingNode) {
            self.name = name
            self.place = place
            self.node = node
        }
    }

    package enum Content: Sendable {
        case scalar(JSONValue)
        case list([Item])
        /// Each name once, in the order of the file.
        case object([Member])
    }

    package let place: Place
    private(set) package var content: Content

    package init(_ scalar: JSONValue, at place: Place) {
        self.place = place
        content = .scalar(scalar)
    }

    package init(list: [SettingNode], at place: Place) {
        self.place = place
        content = .list(list.enumerated().map { Item(number: $0 + 1, node: $1) })
    }

    package init(members: [Member], at place: Place) {
        self.place = place
        content = .object(members)
    }

    package var members: [Member]? {
        guard case .object(let members) = content else { return nil }
        return members
    }

    package func member(_ name: String) -> Member? {
        members?.first { $0.name == name }
    }

    /// The value without places.
    package var value: JSONValue {
        switch content {
        case .scalar(let value): value
        case .list(let items): .list(items.map(\.node.value))
        case .object(let members):
            .object(Dictionary(members.map { ($0.name, $0.node.value) }) { first, _ in first })
        }
    }
}

// MARK: - Paths

extension SettingNode {
    /// What a path leads to.
    struct Spot {
        /// Where the last thing that is there stands.
        var place: Place
        /// Where the key of it stands, when it is a member.
        var keyPlace: Place
        /// As people read it: `slots[2].end`, numbers from 1 as in the file.
        var text: String
        /// How many components of the path are there.
        var depth: Int
    }

    /// Follows a path as far as it leads; what is not there is named all the same.
    ///
    /// `path`: names, and numbers from 0 in lists as they stand in this node now.
    func spot(_ path: [String], in name: String) -> Spot {
        var spot = Spot(place: place, keyPlace: place, text: name, depth: 0)
        var node: SettingNode? = self
        for component in path {
            switch node?.content {
            case .object(let members):
                spot.text += ".\(component)"
                guard let member = members.first(where: { $0.name == component }) else {
                    node = nil
                    continue
                }
                spot.place = member.node.place
                spot.keyPlace = member.place
                spot.depth += 1
                node = member.node
            case .list(let items):
                guard let index = Int(component), items.indices.contains(index) else {
                    node = nil
                    continue
                }
                let item = items[index]
                spot.text += "[\(item.number)]"
                spot.place = item.node.place
                spot.keyPlace = item.node.place
                spot.depth += 1
                node = item.node
            default:
                spot.text += ".\(component)"
                node = nil
            }
        }
        return spot
    }

    /// Takes out what a path leads to; returns whether something was taken out.
    mutating func remove(_ path: ArraySlice<String>) -> Bool {
        guard let first = path.first else { return false }
        switch content {
        case .scalar: return false
        case .list(var items):
            guard let index = Int(first), items.indices.contains(index) else { return false }
            if path.count == 1 {
                items.remove(at: index)
            } else if !items[index].node.remove(path.dropFirst()) {
                return false
            }
            content = .list(items)
        case .object(var members):
            guard let index = members.firstIndex(where: { $0.name == first }) else { return false }
            if path.count == 1 {
                members.remove(at: index)
            } else if !members[index].node.remove(path.dropFirst()) {
                return false
            }
            content = .object(members)
        }
        return true
    }

    /// Puts a value where a member of an object is, or would be.
    ///
    /// - Parameters:
    ///   - value: without places of its own.
    ///   - path: as ``spot(_:in:)`` takes it.
    ///   - place: where a member that was missing stands.
    /// - Returns: whether there is such an object.
    mutating func put(_ value: JSONValue, at path: ArraySlice<String>, _ place: Place) -> Bool {
        guard let first = path.first else { return false }
        switch content {
        case .scalar: return false
        case .list(var items):
            guard let index = Int(first), items.indices.contains(index),
                items[index].node.put(value, at: path.dropFirst(), place)
            else { return false }
            content = .list(items)
        case .object(var members):
            if let index = members.firstIndex(where: { $0.name == first }) {
                if path.count == 1 {
                    members[index].node = SettingNode(value, at: members[index].node.place)
                } else if !members[index].node.put(value, at: path.dropFirst(), place) {
                    return false
                }
            } else if path.count == 1 {
                members.append(Member(first, at: place, SettingNode(value, at: place)))
            } else {
                return false
            }
            content = .object(members)
        }
        return true
    }
}

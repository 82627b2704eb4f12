extension Roster {
    /// The cheapest places that a task can have now, least cost first and
    /// among equals by start, staff and room.
    ///
    /// A task with a place is suggested others (and its own), as if it had
    /// none. Devices are alike: each place has the first free ones.
    package func suggestions(for task: Int, count: Int, wish: Wish = Wish()) -> [Suggestion] {
        guard places[task] == nil else {
            var other = self
            other.remove(task)
            return other.suggestions(for: task, count: count, wish: wish)
        }
        return Survey(self, task: task, wish: wish).best(count).map { suggestion(of: task, at: $0) }
    }

    /// What placing a task without a place there means.
    package func suggestion(of task: Int, at place: Place) -> Suggestion {
        let course = week.course(of: task)
        let others = course.tasks.filter { $0 != task }.compactMap { places[$0]?.staff }
        return Suggestion(
            place: place, placements: week.placements(of: task, at: place),
            difference: difference(placing: task, at: place),
            isPreferredStaff: place.staff.map { self.others(course, $0) == 0 } ?? true,
            isKnownStaff: place.staff.map(others.contains) ?? false,
            addedTravel: place.staff.map {
                detour(
                    $0, from: place.start, to: place.start + course.minutes,
                    site: week.site(of: course, room: place.room))
            } ?? 0)
    }
}

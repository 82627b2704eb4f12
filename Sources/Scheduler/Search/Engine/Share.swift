/// What of the plan a chain may change: all of it, or the part of some of
/// the staff while another chain changes the rest.
struct Share: ~Copyable {
    private(set) var isWhole = true
    private let hasStaff: Buffer<Bool>
    private let hasCourse: Buffer<Bool>
    private(set) var staff: Stack<Int32>
    /// Tasks that aren't fixed, of courses that may change.
    private(set) var tasks: Stack<Int32>

    init(_ layout: Layout) {
        hasStaff = Buffer(repeating: true, count: layout.staffCount)
        hasCourse = Buffer(repeating: true, count: layout.courses.count)
        staff = Stack(capacity: layout.staffCount, filler: 0)
        tasks = Stack(capacity: layout.courseOfTask.count, filler: 0)
        for index in 0..<layout.staffCount { staff.append(Int32(index)) }
        listTasks(layout)
    }

    @inline(__always)
    func has(staff index: Int) -> Bool { hasStaff[index] }

    @inline(__always)
    func has(course: Int) -> Bool { hasCourse[course] }

    /// Takes everything.
    mutating func takeAll(_ layout: Layout) {
        if isWhole { return }
        isWhole = true
        staff.removeAll()
        for index in 0..<layout.staffCount {
            hasStaff[index] = true
            staff.append(Int32(index))
        }
        for course in 0..<layout.courses.count { hasCourse[course] = true }
        listTasks(layout)
    }

    /// Takes one of two halves.
    mutating func take(_ half: Int8, of halves: Halves, _ layout: Layout) {
        isWhole = false
        staff.removeAll()
        for index in 0..<layout.staffCount {
            hasStaff[index] = halves.ofStaff[index] == half
            if hasStaff[index] { staff.append(Int32(index)) }
        }
        for course in 0..<layout.courses.count { hasCourse[course] = halves.ofCourse[course] == half }
        listTasks(layout)
    }

    private mutating func listTasks(_ layout: Layout) {
        tasks.removeAll()
        for task in 0..<layout.courseOfTask.count
        where !layout.isFixed[task] && hasCourse[layout.courseOfTask[task]] {
            tasks.append(Int32(task))
        }
    }
}

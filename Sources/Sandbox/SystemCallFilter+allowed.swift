extension SystemCallFilter {
    /// Allowed whatever their arguments; which files may be opened is
    /// Landlock's to say.
    static let allowed = memory + threads + descriptors + files + events + time + identity

    private static let memory = ["brk", "madvise", "membarrier", "mincore", "mremap", "munmap"]

    private static let threads = [
        "exit", "exit_group", "futex", "futex_waitv", "get_robust_list", "getcpu", "restart_syscall", "rseq",
        "rt_sigaction", "rt_sigpending", "rt_sigprocmask", "rt_sigreturn", "rt_sigsuspend", "rt_sigtimedwait",
        "sched_get_priority_max", "sched_get_priority_min", "sched_getaffinity", "sched_getparam",
        "sched_getscheduler", "sched_yield", "set_robust_list", "set_tid_address", "sigaltstack",
    ]

    private static let descriptors = [
        "close", "close_range", "copy_file_range", "dup", "dup2", "dup3", "fadvise64", "fallocate", "fcntl",
        "fdatasync", "flock", "fstat", "fsync", "ftruncate", "lseek", "pread64", "preadv", "pwrite64", "pwritev",
        "read", "readahead", "readv", "sendfile", "sync_file_range", "write", "writev",
    ]

    private static let files = [
        "access", "chdir", "faccessat", "faccessat2", "fchdir", "fchmod", "fgetxattr", "fstatfs", "getcwd",
        "getdents64", "link", "linkat", "lstat", "mkdir", "mkdirat", "newfstatat", "open", "openat", "openat2",
        "readlink", "readlinkat", "rename", "renameat", "renameat2", "rmdir", "stat", "statfs", "statx", "truncate",
        "umask", "unlink", "unlinkat", "utimensat",
    ]

    private static let events = [
        "epoll_create1", "epoll_ctl", "epoll_pwait", "epoll_pwait2", "epoll_wait", "eventfd2", "pipe", "pipe2",
        "poll", "ppoll", "pselect6", "select", "signalfd4", "timerfd_create", "timerfd_gettime", "timerfd_settime",
    ]

    private static let time = [
        "clock_getres", "clock_gettime", "clock_nanosleep", "gettimeofday", "nanosleep", "times",
    ]

    private static let identity = [
        "getegid", "geteuid", "getgid", "getpgrp", "getpid", "getppid", "getpriority", "getrandom", "getrlimit",
        "getrusage", "gettid", "getuid", "sysinfo", "uname",
    ]
}

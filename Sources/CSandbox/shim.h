#pragma once

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <seccomp.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/*
 * Landlock. Debian 12's kernel headers know its first version only, so the
 * layouts of later ones are written down here (Linux, uapi/linux/landlock.h).
 * All functions answer as system calls do: -1 and errno.
 */
struct trin_landlock_rules {
    uint64_t files;
    uint64_t network;
    uint64_t scope;
};

/* The version of Landlock that the kernel has. */
static inline long trin_landlock_version(void) {
    return syscall(SYS_landlock_create_ruleset, NULL, 0, 1);
}

/* `size` is how much of `rules` the kernel's version knows. */
static inline long trin_landlock_create(const struct trin_landlock_rules *rules, size_t size) {
    return syscall(SYS_landlock_create_ruleset, rules, size, 0);
}

static inline long trin_landlock_allow(int ruleset, int path, uint64_t access) {
    struct {
        uint64_t access;
        int32_t path;
    } __attribute__((packed)) rule = {access, path};
    return syscall(SYS_landlock_add_rule, ruleset, 1, &rule, 0);
}

static inline long trin_landlock_enforce(int ruleset) {
    return syscall(SYS_landlock_restrict_self, ruleset, 0);
}

static inline int trin_renounce_privileges(void) {
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

/* Gives up what being root allows, for this process and for good. */
static inline long trin_renounce_capabilities(void) {
    struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct none[2] = {{0, 0, 0}, {0, 0, 0}};
    return syscall(SYS_capset, &header, none);
}

static inline long trin_close_from(unsigned first) {
    return syscall(SYS_close_range, first, ~0U, 0);
}

/* What the probe of a sandbox tries, past the C library's own checks. */
static inline long trin_try_system_call(long number, long a, long b, long c) {
    return syscall(number, a, b, c, 0, 0, 0);
}

/* Macros that Swift cannot see. */
static const uint32_t trin_filter_allow = SCMP_ACT_ALLOW;
static const uint32_t trin_filter_no_such_call = SCMP_ACT_ERRNO(ENOSYS);
static const int trin_open_path = 010000000; /* O_PATH, shown to GNU C only */
static const uint64_t trin_clone_thread = 0x00010000; /* CLONE_THREAD, likewise */
static const int trin_prctl_set_name = PR_SET_NAME;

#pragma once
#include <spawn.h>
// glibc's own, which its headers show only where _GNU_SOURCE was defined before the first of them.
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int first);
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);

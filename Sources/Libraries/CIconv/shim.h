#pragma once
#include <errno.h>
#include <iconv.h>
#include <stddef.h>

/// What one call of iconv came to; iconv itself tells it only through errno.
enum converter_outcome {
    /// All input was taken.
    converter_done = 0,
    /// The output is full.
    converter_full = 1,
    /// The input stands at a sequence that is no character.
    converter_invalid = 2,
    /// The input ends inside a character.
    converter_incomplete = 3,
};

/// Opens a converter to UTF-8, or gives NULL where the C library has none for the encoding.
static inline void *converter_open(const char *from) {
    iconv_t converter = iconv_open("UTF-8", from);
    return converter == (iconv_t)-1 ? NULL : (void *)converter;
}

static inline void converter_close(void *converter) { iconv_close((iconv_t)converter); }

/// Converts as much as fits, and moves the four counters on.
static inline int converter_step(
    void *converter, const unsigned char **in, size_t *in_left, unsigned char **out, size_t *out_left) {
    size_t result = iconv((iconv_t)converter, (char **)in, in_left, (char **)out, out_left);
    if (result != (size_t)-1) return converter_done;
    if (errno == E2BIG) return converter_full;
    if (errno == EINVAL) return converter_incomplete;
    return converter_invalid;
}

#pragma once
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// The innermost loops over bitmaps. They stand here because Swift compiles for the oldest processor of the
// architecture: it has no way to ask for one function with population counts and byte shuffles, C has. Each has a plain
// form for other processors. Bit i of a bitmap is bit i % 64 of word i / 64. Nothing is allocated, nothing is kept.

#if defined(__x86_64__)
#include <immintrin.h>
#define BITS_FAST __attribute__((target("avx2,popcnt,bmi,bmi2")))
static inline int bits_fast(void) { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2"); }
#endif

/// How many bits are set in `count` words.
static inline uint64_t bits_count_plain(const uint64_t *words, size_t count) {
    uint64_t sum = 0;
    for (size_t i = 0; i < count; i++) sum += (uint64_t)__builtin_popcountll(words[i]);
    return sum;
}

#if defined(__x86_64__)
BITS_FAST static uint64_t bits_count_fast(const uint64_t *words, size_t count) {
    uint64_t a = 0, b = 0, c = 0, d = 0;
    size_t i = 0;
    for (; i + 4 <= count; i += 4) {
        a += (uint64_t)__builtin_popcountll(words[i]);
        b += (uint64_t)__builtin_popcountll(words[i + 1]);
        c += (uint64_t)__builtin_popcountll(words[i + 2]);
        d += (uint64_t)__builtin_popcountll(words[i + 3]);
    }
    for (; i < count; i++) a += (uint64_t)__builtin_popcountll(words[i]);
    return a + b + c + d;
}
#endif

static inline uint64_t bits_count(const uint64_t *words, size_t count) {
#if defined(__x86_64__)
    if (bits_fast()) return bits_count_fast(words, count);
#endif
    return bits_count_plain(words, count);
}

/// Which of `words * 64` byte codes are members of a set.
///
/// `set` is 32 bytes: code c is a member when bit (c >> 4) & 7 of byte (c & 15) + 16 * (c >> 7) is set.
static inline void bits_members_plain(const uint8_t *codes, size_t words, const uint8_t *set, uint64_t *out) {
    for (size_t w = 0; w < words; w++) {
        uint64_t word = 0;
        for (unsigned i = 0; i < 64; i++) {
            unsigned c = codes[w * 64 + i];
            word |= (uint64_t)((set[(c & 15) + 16 * (c >> 7)] >> ((c >> 4) & 7)) & 1) << i;
        }
        out[w] = word;
    }
}

#if defined(__x86_64__)
BITS_FAST static void bits_members_fast(const uint8_t *codes, size_t words, const uint8_t *set, uint64_t *out) {
    const __m256i low = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)set));
    const __m256i high = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(set + 16)));
    const __m256i bit = _mm256_broadcastsi128_si256(
        _mm_setr_epi8(1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128));
    const __m256i nibble = _mm256_set1_epi8(15);
    for (size_t w = 0; w < words; w++) {
        uint64_t word = 0;
        for (int half = 0; half < 2; half++) {
            __m256i code = _mm256_loadu_si256((const __m256i *)(codes + w * 64 + 32 * half));
            __m256i l = _mm256_and_si256(code, nibble);
            __m256i h = _mm256_and_si256(_mm256_srli_epi16(code, 4), nibble);
            __m256i row = _mm256_blendv_epi8(_mm256_shuffle_epi8(low, l), _mm256_shuffle_epi8(high, l), code);
            __m256i hit = _mm256_and_si256(row, _mm256_shuffle_epi8(bit, h));
            uint32_t misses = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(hit, _mm256_setzero_si256()));
            word |= (uint64_t)(~misses) << (32 * half);
        }
        out[w] = word;
    }
}
#endif

static inline void bits_members(const uint8_t *codes, size_t words, const uint8_t *set, uint64_t *out) {
#if defined(__x86_64__)
    if (bits_fast()) { bits_members_fast(codes, words, set, out); return; }
#endif
    bits_members_plain(codes, words, set, out);
}

/// Which of `words * 64` two-byte codes lie from `least` to `most`.
static inline void bits_range_plain(
    const uint16_t *codes, size_t words, uint16_t least, uint16_t most, uint64_t *out) {
    uint16_t span = (uint16_t)(most - least);
    for (size_t w = 0; w < words; w++) {
        uint64_t word = 0;
        for (unsigned i = 0; i < 64; i++) word |= (uint64_t)((uint16_t)(codes[w * 64 + i] - least) <= span) << i;
        out[w] = word;
    }
}

#if defined(__x86_64__)
BITS_FAST static void bits_range_fast(
    const uint16_t *codes, size_t words, uint16_t least, uint16_t most, uint64_t *out) {
    const __m256i base = _mm256_set1_epi16((short)least);
    const __m256i span = _mm256_set1_epi16((short)(uint16_t)(most - least));
    for (size_t w = 0; w < words; w++) {
        uint64_t word = 0;
        for (int half = 0; half < 2; half++) {
            const __m256i *at = (const __m256i *)(codes + w * 64 + 32 * half);
            __m256i a = _mm256_sub_epi16(_mm256_loadu_si256(at), base);
            __m256i b = _mm256_sub_epi16(_mm256_loadu_si256(at + 1), base);
            a = _mm256_cmpeq_epi16(_mm256_min_epu16(a, span), a);
            b = _mm256_cmpeq_epi16(_mm256_min_epu16(b, span), b);
            __m256i packed = _mm256_permute4x64_epi64(_mm256_packs_epi16(a, b), 0xD8);
            word |= (uint64_t)(uint32_t)_mm256_movemask_epi8(packed) << (32 * half);
        }
        out[w] = word;
    }
}
#endif

static inline void bits_range(const uint16_t *codes, size_t words, uint16_t least, uint16_t most, uint64_t *out) {
#if defined(__x86_64__)
    if (bits_fast()) { bits_range_fast(codes, words, least, most, out); return; }
#endif
    bits_range_plain(codes, words, least, most, out);
}

/// The places of the set bits of `words` (at most 1024) words, ascending.
///
/// `steps` has for every byte its set bits as eight bytes, `sizes` how many. Up to 7 places beyond the last may be
/// written, so `out` has room for them. Gives how many there are.
static inline size_t bits_places(
    const uint64_t *words, size_t count, const uint64_t *steps, const uint8_t *sizes, uint16_t *out) {
    uint16_t *next = out;
    for (size_t w = 0; w < count; w++) {
        uint64_t word = words[w];
        uint16_t base = (uint16_t)(w * 64);
        if (__builtin_expect(word == 0, 0)) continue;
        if ((word & (word - 1)) == 0) {
            *next++ = (uint16_t)(base + __builtin_ctzll(word));
            continue;
        }
        for (int byte = 0; byte < 8; byte++) {
            unsigned x = (unsigned)(word >> (8 * byte)) & 255;
            uint16_t start = (uint16_t)(base + 8 * byte);
#if defined(__SSE2__)
            __m128i step = _mm_unpacklo_epi8(_mm_loadl_epi64((const __m128i *)(steps + x)), _mm_setzero_si128());
            _mm_storeu_si128((__m128i *)next, _mm_add_epi16(step, _mm_set1_epi16((short)start)));
#else
            for (int i = 0; i < 8; i++) next[i] = (uint16_t)(start + ((steps[x] >> (8 * i)) & 255));
#endif
            next += sizes[x];
        }
    }
    return (size_t)(next - out);
}

/// Adds to a count for each of `runs` runs the set bits from row `starts[r]` to row `starts[r + 1]`.
///
/// The bitmap's first bit is row `first`, a multiple of 64; only rows from `first` to `end` count. The count is
/// `counts[codes[r]]`, or `counts[r]` where `codes` is NULL. The word behind the last row is read, not used; `ranks` has
/// room for a number for each word and that one.
#define BITS_RUNS_BODY                                                                                     \
    size_t whole = (size_t)((end - first) >> 6) + 1;                                                       \
    uint32_t sum = 0;                                                                                      \
    for (size_t w = 0; w < whole; w++) {                                                                   \
        ranks[w] = sum;                                                                                    \
        sum += (uint32_t)__builtin_popcountll(words[w]);                                                   \
    }                                                                                                      \
    uint32_t start = starts[0] < first ? 0 : starts[0] - first;                                            \
    uint32_t rank = ranks[start >> 6] +                                                                    \
                    (uint32_t)__builtin_popcountll(words[start >> 6] & ((1ULL << (start & 63)) - 1));      \
    for (size_t r = 0; r < runs; r++) {                                                                    \
        uint32_t stop = (starts[r + 1] < end ? starts[r + 1] : end) - first;                               \
        uint32_t next = ranks[stop >> 6] +                                                                 \
                        (uint32_t)__builtin_popcountll(words[stop >> 6] & ((1ULL << (stop & 63)) - 1));    \
        counts[codes ? codes[r] : r] += next - rank;                                                       \
        rank = next;                                                                                       \
    }

static inline void bits_runs_plain(
    const uint64_t *words, uint32_t first, uint32_t end, const uint32_t *starts, const uint32_t *codes, size_t runs,
    uint32_t *ranks, uint32_t *counts) {
    BITS_RUNS_BODY
}

#if defined(__x86_64__)
BITS_FAST static void bits_runs_fast(
    const uint64_t *words, uint32_t first, uint32_t end, const uint32_t *starts, const uint32_t *codes, size_t runs,
    uint32_t *ranks, uint32_t *counts) {
    BITS_RUNS_BODY
}
#endif

static inline void bits_runs(
    const uint64_t *words, uint32_t first, uint32_t end, const uint32_t *starts, const uint32_t *codes, size_t runs,
    uint32_t *ranks, uint32_t *counts) {
#if defined(__x86_64__)
    if (bits_fast()) { bits_runs_fast(words, first, end, starts, codes, runs, ranks, counts); return; }
#endif
    bits_runs_plain(words, first, end, starts, codes, runs, ranks, counts);
}

#define BITS_RECORDS(LANES, ADD)                                                              \
    size_t i = 0;                                                                             \
    /* Rows far apart are fetched ahead; near ones the processor finds by itself. */          \
    if (count > 32 && (size_t)(places[count - 1] - places[0]) > count * 8) {                  \
        for (; i + 24 < count; i++) {                                                         \
            const uint16_t *record = records + LANES * (size_t)places[i];                     \
            __builtin_prefetch(records + LANES * (size_t)places[i + 24]);                     \
            ADD                                                                               \
        }                                                                                     \
    }                                                                                         \
    for (; i < count; i++) {                                                                  \
        const uint16_t *record = records + LANES * (size_t)places[i];                         \
        ADD                                                                                   \
    }

/// Adds `sign` at the three codes of each of the named rows' records; each lane has 65,536 counters.
static inline void bits_tally3(
    const uint16_t *records, const uint16_t *places, size_t count, int32_t sign, int32_t *lanes) {
    BITS_RECORDS(3, {
        lanes[record[0]] += sign;
        lanes[65536 + record[1]] += sign;
        lanes[2 * 65536 + record[2]] += sign;
    })
}

/// The same for records of four codes.
static inline void bits_tally4(
    const uint16_t *records, const uint16_t *places, size_t count, int32_t sign, int32_t *lanes) {
    BITS_RECORDS(4, {
        lanes[record[0]] += sign;
        lanes[65536 + record[1]] += sign;
        lanes[2 * 65536 + record[2]] += sign;
        lanes[3 * 65536 + record[3]] += sign;
    })
}

/// Counts the byte codes of the named rows into four tables of 256 by turns, so that equal codes do not wait for each
/// other.
static inline void bits_tally_bytes(const uint8_t *codes, const uint16_t *places, size_t count, int32_t *tables) {
    size_t i = 0;
    for (; i + 4 <= count; i += 4) {
        tables[codes[places[i]]]++;
        tables[256 + codes[places[i + 1]]]++;
        tables[512 + codes[places[i + 2]]]++;
        tables[768 + codes[places[i + 3]]]++;
    }
    for (; i < count; i++) tables[codes[places[i]]]++;
}

/// Counts the two-byte codes of the named rows.
static inline void bits_tally_halves(const uint16_t *codes, const uint16_t *places, size_t count, int32_t *table) {
    for (size_t i = 0; i < count; i++) table[codes[places[i]]]++;
}

/// Counts byte codes below `limit` of the rows whose bits are set, value by value: for few values and many rows.
static inline void bits_tally_values_plain(
    const uint8_t *codes, const uint64_t *words, size_t count, unsigned limit, int32_t *table) {
    for (size_t w = 0; w < count; w++)
        for (uint64_t rest = words[w]; rest; rest &= rest - 1) {
            uint8_t code = codes[w * 64 + (size_t)__builtin_ctzll(rest)];
            if (code < limit) table[code]++;
        }
}

#if defined(__x86_64__)
BITS_FAST static void bits_tally_values_fast(
    const uint8_t *codes, const uint64_t *words, size_t count, unsigned limit, int32_t *table) {
    for (size_t w = 0; w < count; w++) {
        uint64_t rows = words[w];
        if (!rows) continue;
        __m256i low = _mm256_loadu_si256((const __m256i *)(codes + w * 64));
        __m256i high = _mm256_loadu_si256((const __m256i *)(codes + w * 64 + 32));
        for (unsigned value = 0; value < limit; value++) {
            __m256i wanted = _mm256_set1_epi8((char)value);
            uint64_t hits = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted));
            hits |= (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted)) << 32;
            table[value] += (int32_t)__builtin_popcountll(hits & rows);
        }
    }
}
#endif

static inline void bits_tally_values(
    const uint8_t *codes, const uint64_t *words, size_t count, unsigned limit, int32_t *table) {
#if defined(__x86_64__)
    if (bits_fast()) { bits_tally_values_fast(codes, words, count, limit, table); return; }
#endif
    bits_tally_values_plain(codes, words, count, limit, table);
}

#define BITS_CROSS(A, B)                                                                                    \
    for (size_t i = 0; i < count; i++) {                                                                   \
        size_t row = places[i];                                                                            \
        table[(size_t)((const A *)first)[row] * stride + ((const B *)second)[row]] += sign;                \
    }

/// Adds `sign` at the pair of codes of each of the named rows; codes are one or two bytes wide.
static inline void bits_tally_cross(
    const void *first, unsigned first_width, const void *second, unsigned second_width, const uint16_t *places,
    size_t count, size_t stride, int32_t sign, int32_t *table) {
    if (first_width == 1 && second_width == 1) BITS_CROSS(uint8_t, uint8_t)
    else if (first_width == 1) BITS_CROSS(uint8_t, uint16_t)
    else if (second_width == 1) BITS_CROSS(uint16_t, uint8_t)
    else BITS_CROSS(uint16_t, uint16_t)
}

#define BITS_MOST(CODE)                                  \
    CODE most = 0;                                        \
    for (size_t i = 0; i < count; i++)                    \
        if (codes[i] > most) most = codes[i];             \
    return most;

/// The greatest of some codes; 0 of none.
static inline uint32_t bits_most_bytes(const uint8_t *codes, size_t count) { BITS_MOST(uint8_t) }
static inline uint32_t bits_most_halves(const uint16_t *codes, size_t count) { BITS_MOST(uint16_t) }
static inline uint32_t bits_most_words(const uint32_t *codes, size_t count) { BITS_MOST(uint32_t) }

/// Writes for each of the named rows the code of a facet in the upper half and the run's in the lower.
///
/// Places ascend from row `first`; `run` is the run of the first of them or one before it. Codes of the facet are one or
/// two bytes wide; `shift` is added to those above 0.
static inline size_t bits_pairs(
    const void *codes, unsigned width, uint32_t shift, const uint16_t *places, size_t count, uint32_t first,
    const uint32_t *starts, const uint32_t *run_codes, size_t run, uint64_t *out) {
    for (size_t i = 0; i < count; i++) {
        uint32_t row = first + places[i];
        while (starts[run + 1] <= row) run++;
        uint32_t code = width == 1 ? ((const uint8_t *)codes)[row] : ((const uint16_t *)codes)[row];
        out[i] = (uint64_t)(code ? code + shift : 0) << 32 | run_codes[run];
    }
    return run;
}

/// A check sum of 64 bits over whole 64-byte pieces; every bit of the input moves it.
static inline void bits_digest(const uint64_t *words, size_t pieces, uint64_t *lanes) {
    uint64_t h[8];
    memcpy(h, lanes, sizeof h);
    for (size_t p = 0; p < pieces; p++) {
        for (int i = 0; i < 8; i++) {
            uint64_t x = h[i] ^ words[8 * p + (size_t)i];
            h[i] = (x << 29 | x >> 35) * 0x9E3779B97F4A7C15ULL;
        }
    }
    memcpy(lanes, h, sizeof h);
}

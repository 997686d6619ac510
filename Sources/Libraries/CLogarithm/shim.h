#pragma once

/// The C library's natural logarithm, digit for digit the one that Python's math.log gives.
extern double library_logarithm(double) __asm__("log");

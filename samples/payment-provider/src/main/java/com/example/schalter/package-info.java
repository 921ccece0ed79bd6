/** The smallest payment provider that somebody else could write for Schalter. */
@NullMarked
package com.example.schalter;

import org.jspecify.annotations.NullMarked;

/** An archive for trying things out: a folder of zip files, or nothing but the proof. */
@NullMarked
package org.schalter.archive.provider.demo;

import org.jspecify.annotations.NullMarked;

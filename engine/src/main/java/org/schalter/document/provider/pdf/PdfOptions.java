package org.schalter.document.provider.pdf;

import org.springframework.boot.context.properties.bind.DefaultValue;

/** Settings of the PDF renderer: how many letters are made at once; 0 means one per processor. */
record PdfOptions(@DefaultValue("0") int atOnce) {}

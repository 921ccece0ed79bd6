package org.schalter.document.provider.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.schalter.document.spi.Sheet.Attached;

/** Puts data into a document the way PDF/A-3 asks for: named, described, and associated with the whole file. */
final class Attachments {

    private Attachments() {}

    static void into(PDDocument document, List<Attached> attached) throws IOException {
        if (attached.isEmpty()) {
            return;
        }
        COSArray associated = new COSArray();
        Map<String, PDComplexFileSpecification> names = new TreeMap<>();
        for (Attached one : attached) {
            PDComplexFileSpecification file = specification(document, one);
            associated.add(file);
            names.put(one.name(), file);
        }
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(names);
        PDDocumentNameDictionary dictionary = new PDDocumentNameDictionary(document.getDocumentCatalog());
        dictionary.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(dictionary);
        document.getDocumentCatalog().getCOSObject().setItem(COSName.AF, associated);
    }

    private static PDComplexFileSpecification specification(PDDocument document, Attached one) throws IOException {
        PDEmbeddedFile content = new PDEmbeddedFile(document, new ByteArrayInputStream(one.content()));
        content.setSubtype(one.mediaType());
        content.setSize(one.content().length);
        content.setModDate(document.getDocumentInformation().getCreationDate());
        PDComplexFileSpecification file = new PDComplexFileSpecification();
        file.setFile(one.name());
        file.setFileUnicode(one.name());
        file.setFileDescription(one.description());
        file.setEmbeddedFile(content);
        file.setEmbeddedFileUnicode(content);
        file.getCOSObject().setItem(COSName.getPDFName("AFRelationship"), COSName.getPDFName("Data"));
        return file;
    }
}

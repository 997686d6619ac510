import Kernel
import Media
public import Web

/// Bytes that a stranger sent, served so that they can do nothing: never as a page, never with scripts, never guessed.
public enum FileResponse {
    /// The answer that gives the bytes out.
    public static func response(_ bytes: [UInt8], mediaType: String, name: String) -> Response {
        let isShown = MediaKind(mediaType: mediaType)?.isShownInPages ?? false
        let encoded = Path("/{name}").link(safeName(name, mediaType)).dropFirst()
        return Response.file(bytes, type: mediaType)
            .with("Content-Disposition", "\(isShown ? "inline" : "attachment"); filename*=UTF-8''\(encoded)")
            .with("Content-Security-Policy", "default-src 'none'; sandbox")
    }

    /// The name with the ending that fits the content, so that nothing is opened as what it is not.
    public static func safeName(_ name: String, _ mediaType: String) -> String {
        guard let kind = MediaKind(mediaType: mediaType) else { return "file.bin" }
        let lower = name.lowercased()
        let fits = lower.hasSuffix("." + kind.fileExtension) || kind == .jpeg && lower.hasSuffix(".jpeg")
        return fits ? name : "\(name.isEmpty ? "file" : name).\(kind.fileExtension)"
    }
}

import Journaling
import LedgerSQLite
import Reports

extension SQLiteLedger {
    /// Photos by their digests, or why they are not here.
    func photos(_ digests: some Sequence<Digest>) throws -> [Digest: FormPhoto] {
        var photos: [Digest: FormPhoto] = [:]
        var erased: Set<Digest>?
        for digest in digests where photos[digest] == nil {
            let known = try erased ?? judge().authority.erasedPhotos
            erased = known
            if known.contains(digest) {
                // Its bytes may be here still, until somebody purges them.
                photos[digest] = .erased
            } else {
                photos[digest] = try photo(digest).map { .here(SmallPhoto($0).bytes) } ?? .missing
            }
        }
        return photos
    }
}

extension FormPhoto {
    /// The photo of a document under its name; what is not to be seen says why.
    func shown(as name: String) -> DocumentPhoto {
        switch self {
        case .here(let bytes):
            PhotoType(bytes) == nil
                ? DocumentPhoto(nil, caption: "\(name) \(PaperPhrase.photoUnknown())")
                : DocumentPhoto(bytes, caption: name)
        case .erased: DocumentPhoto(nil, caption: "\(name) \(FormPhrase.photoErased())")
        case .missing: DocumentPhoto(nil, caption: "\(name) \(FormPhrase.photoMissing())")
        }
    }
}

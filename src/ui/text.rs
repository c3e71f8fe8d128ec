//! Every word of the page, in Vietnamese and English.

/// The languages of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// Vietnamese, the page's own.
    Vi,
    /// English.
    En,
}

impl Lang {
    /// The value of `lang` on the page.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Vi => "vi",
            Lang::En => "en",
        }
    }
}

macro_rules! messages {
    ($($name:ident: $vi:literal, $en:literal;)*) => {
        /// A message of the page.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Say { $(#[doc = $en] $name,)* }

        impl Say {
            /// Every message.
            pub const ALL: &'static [Say] = &[$(Say::$name,)*];

            /// The words in a language.
            pub fn in_lang(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Say::$name, Lang::Vi) => $vi, (Say::$name, Lang::En) => $en,)*
                }
            }
        }
    };
}

messages! {
    Name: "Điểm Báo", "Điểm Báo";
    Promise: "Dán một bài báo về công tác Đảng, chính quyền địa phương: ai giữ chức gì, tổ chức nào, văn bản nào được dẫn, số liệu, kết quả, hạn chế, nhiệm vụ hiện ra ngay. Mọi việc diễn ra trên máy này, không gì được gửi đi.", "Paste a Vietnamese article on Party or local-government work: who holds which office, bodies, documents cited, figures, results, shortfalls and tasks appear at once. Everything happens on this machine; nothing is sent anywhere.";
    BoxLabel: "Bài báo", "The article";
    BoxHint: "Dán bài vào đây, hoặc thả tệp .txt, .html, .diembao.json vào trang…", "Paste the article here, or drop a .txt, .html or .diembao.json file on the page…";
    Read: "Đọc bài", "Read";
    Sample: "Xem bài mẫu", "Try a sample";
    OpenFile: "Mở tệp…", "Open a file…";
    New: "Bài mới", "New article";
    Cancel: "Dừng", "Cancel";
    Working: "Đang đọc…", "Reading…";
    WorkingLong: "Bài dài, đang đọc. Có thể dừng bất cứ lúc nào; văn bản không mất.", "A long text is being read. You can stop at any time; the text is kept.";
    WorkingLate: "Lâu hơn thường lệ. Có thể trình duyệt đã dừng bộ đọc: hãy bấm Dừng rồi đọc lại, văn bản vẫn còn trong ô.", "This takes longer than usual. The browser may have stopped the engine: press Cancel and read again, your text is still in the box.";
    DenseTitle: "Văn bản này không được đọc", "This text was not read";
    DenseBody: "Cứ vài chữ lại có một số, một tên hoặc một dấu chấm câu: không bài báo nào như vậy, và đọc nó có thể làm hết bộ nhớ của máy. Hãy dán bài, không dán bảng số liệu.", "Every few words there is a number, a name or a full stop: no article is like that, and reading it might use up the memory of this machine. Paste the article, not tables of figures.";
    NothingTitle: "Không tìm thấy gì", "Nothing found";
    NothingBody: "Đã tìm người, chức vụ, tổ chức, địa danh, văn bản, thời gian và số liệu mà không thấy. Văn bản phù hợp là tin, bài tiếng Việt về hội nghị, đại hội, kiểm tra, nhân sự, nghị quyết của Đảng và chính quyền.", "People, offices, organisations, places, documents, times and figures were looked for, and none was found. A suitable text is a Vietnamese report on a conference, congress, inspection, appointment or resolution of the Party or an authority.";
    TooLargeTitle: "Bài quá dài", "The text is too long";
    TooLargeBody: "Trang này nhận văn bản đến 20 MB. Văn bản vẫn còn trong ô; hãy chia nhỏ, hoặc dùng lệnh diembao trên máy.", "This page takes texts up to 20 MB. The text is still in the box; split it, or use the diembao command.";
    ErrorTitle: "Không đọc được", "It could not be read";
    ErrorBody: "Bộ phận đọc đã dừng và được khởi động lại. Văn bản của bạn còn nguyên; hãy thử lại.", "The engine stopped and was started again. Your text is safe; please try again.";
    TryAgain: "Thử lại", "Try again";
    Language: "English", "Tiếng Việt";
    ThemeDark: "Nền tối", "Dark";
    ThemeLight: "Nền sáng", "Light";
    Copy: "Sao chép tóm tắt", "Copy summary";
    Copied: "Đã sao chép tóm tắt.", "The summary was copied.";
    NotCopied: "Trình duyệt không cho sao chép.", "The browser did not allow copying.";
    NoFile: "Không đọc được tệp này. Trang nhận tệp .txt, .html và .diembao.json.", "This file could not be read. The page takes .txt, .html and .diembao.json files.";
    Cancelled: "Đã dừng. Văn bản còn trong ô.", "Stopped. The text is still in the box.";
    Download: "Tải bản ghi JSON", "Download JSON";
    TabArticle: "Bài báo", "The article";
    TabSummary: "Tóm tắt", "Summary";
    Legend: "Chú giải, bấm để ẩn hiện", "Legend: press to hide or show";
    Article: "Bài báo với các chỗ được đánh dấu", "The article with its marks";
    ShowMore: "Hiện tiếp", "Show more";
    ShowAll: "Hiện tất cả", "Show all";
    Person: "người", "people";
    Role: "chức vụ", "offices";
    Organization: "tổ chức", "organisations";
    Place: "địa danh", "places";
    Document: "văn bản", "documents";
    Time: "thời gian", "times";
    Figure: "số liệu", "figures";
    Result: "kết quả", "result";
    Limitation: "hạn chế", "shortfall";
    Task: "nhiệm vụ", "task";
    Assessment: "đánh giá", "assessment";
    Boilerplate: "ngoài bài", "not the article";
    Headline: "Tin chính", "Headline facts";
    FactTitle: "Tiêu đề", "Title";
    FactOutlet: "Báo", "Outlet";
    FactSection: "Chuyên mục", "Section";
    FactPublished: "Ngày đăng", "Published";
    FactReference: "Ngày quy chiếu", "Reference date";
    FactInferred: "suy từ nội dung", "inferred from the text";
    FactAuthors: "Tác giả", "Author";
    FactViews: "Lượt xem", "Views";
    FactEvent: "Sự kiện", "Event";
    FactWhen: "Khi nào", "When";
    FactWhere: "Ở đâu", "Where";
    FactHost: "Chủ thể", "Held by";
    FactChair: "Chủ trì", "Chaired by";
    KeySentences: "Ba câu nên giữ", "Three sentences to keep";
    People: "Người và chức vụ", "People and offices";
    Former: "nguyên", "former";
    Acting: "quyền", "acting";
    Organizations: "Tổ chức", "Organisations";
    Documents: "Văn bản được dẫn", "Documents cited";
    Times0: "lần", "times";
    Figures: "Số liệu", "Figures";
    ColMeasure: "Chỉ tiêu", "Measure";
    ColValue: "Giá trị", "Value";
    ColUnit: "Đơn vị", "Unit";
    ColTarget: "Mục tiêu", "Target";
    ColChange: "Tăng giảm", "Change";
    ColPeriod: "Kỳ", "Period";
    Results: "Kết quả", "Results";
    Limitations: "Hạn chế", "Shortfalls";
    Tasks: "Nhiệm vụ", "Tasks";
    Assessments: "Đánh giá", "Assessments";
    Timeline: "Dòng thời gian", "Timeline";
    Places: "Địa danh", "Places";
    Code: "mã", "code";
    Until: "đến", "until";
    Now: "nay thuộc", "now";
    Warnings: "Lưu ý", "Notes";
    Card: "Chi tiết", "Details";
    Close: "Đóng", "Close";
    CardRule: "Quy tắc", "Rule";
    CardConfidence: "Độ chắc", "Confidence";
    CardEvidence: "Căn cứ", "Evidence";
    CardMentions: "Mọi chỗ nhắc đến", "All mentions";
    CardValue: "Giá trị", "Value";
    CardHolders: "Người giữ", "Held by";
    CardOrganization: "Tại", "At";
    Unsure: "chưa chắc", "not sure";
    By: "theo lời", "said by";
    For: "giao cho", "for";
    Due: "hạn", "due";
    Privacy: "Không gì rời khỏi trang này", "Nothing leaves this page";
    PrivacyTitle: "Riêng tư và phiên bản", "Privacy and version";
    PrivacyBody: "Bài báo, bản sửa và từ điển chỉ nằm trên máy này. Trình duyệt chặn mọi kết nối của trang, trừ tới chính các tệp của nó.", "Articles, corrections and dictionary stay on this machine. The browser blocks every connection of the page but those to its own files.";
    RequestsOwn: "Tệp của trang đã tải từ khi mở", "Files of the page itself loaded since it was opened";
    RequestsOther: "Yêu cầu tới nơi khác", "Requests to anywhere else";
    Version: "Phiên bản", "Version";
    SumPage: "SHA-256 của app_bg.wasm", "SHA-256 of app_bg.wasm";
    SumEngine: "SHA-256 của worker_bg.wasm", "SHA-256 of worker_bg.wasm";
    PrivacyHow: "Tự kiểm tra", "See for yourself";
    PrivacyHow1: "Nhấn F12, chọn thẻ Network (Mạng), rồi đọc một bài: không dòng nào hiện thêm.", "Press F12, choose Network, and read an article: no line appears.";
    PrivacyHow2: "Ngắt mạng rồi tải lại trang: mọi việc vẫn chạy.", "Cut the network and reload the page: everything goes on working.";
    PrivacyHow3: "So mã SHA-256 ở trên với mã của bản phát hành.", "Compare the SHA-256 sums above with those of the release.";
    Forgets: "Trình duyệt có thể tự xóa dữ liệu của trang ít dùng. Cài trang như ứng dụng (mục Cài đặt trong trình đơn của trình duyệt), hoặc lưu bài thành tệp .diembao.json, để chắc chắn còn lại.", "A browser may delete the data of pages that are seldom used. Install the page as an app (Install, in the browser's menu), or save articles as .diembao.json files, to be sure to keep them.";
    UpdateTitle: "Có phiên bản mới.", "A new version is there.";
    UpdateBody: "Bài và bản sửa đã lưu giữ nguyên; mọi cửa sổ đang mở sẽ tải lại.", "What is saved stays as it is; all open windows will load again.";
    UpdateTake: "Dùng bản mới", "Use it now";
    UpdateLater: "Để sau", "Later";
    Found: "Đã đọc xong.", "Done.";
    MarksShown: "Đã hiện các dấu.", "Marks are shown.";
    MarksHidden: "Đã ẩn mọi dấu.", "All marks are hidden.";
    CannotSplit: "Chỗ này chỉ có một tiếng, không tách được.", "This is one syllable and cannot be split.";
    NowhereElse: "Trong bài không còn chỗ nào khác giống vậy.", "There is no other such place in this article.";
    DoneEverywhere: "Đã làm như vậy ở các chỗ đã chọn:", "Done the same way at so many places:";
    OpenedAgain: "Bài này đã lưu trên máy; mở lại với mọi sửa đổi:", "This article was saved here; opened again with its corrections:";
    NothingDiffers: "Đã đọc lại, không có gì khác.", "Read again; nothing differs.";
    Placed: "Đã đặt lại các sửa đổi vào bản mới:", "Corrections placed in the new version:";
    Converted: "Văn bản gõ theo bảng mã cũ (TCVN3, VNI…) đã được chuyển sang Unicode.", "The text was in an older encoding (TCVN3, VNI…) and is shown in Unicode.";
    AllSeen: "Không còn chỗ nào chưa chắc.", "No uncertain place is left.";
    Displaced: "Số chỗ phải bỏ vì cắt ngang chỗ vừa đánh dấu:", "Places that had to go because they crossed this one:";
    Undo: "Hoàn tác", "Undo";
    Redo: "Làm lại", "Redo";
    Undone: "Đã hoàn tác.", "Undone.";
    Redone: "Đã làm lại.", "Redone.";
    NothingToUndo: "Không còn gì để hoàn tác.", "There is nothing to undo.";
    NothingToRedo: "Không còn gì để làm lại.", "There is nothing to redo.";
    RefusedValue: "Giá trị này không đúng dạng; giữ nguyên như cũ.", "This value does not have the right form; nothing was changed.";
    RefusedLoop: "Không thể: sẽ thành trực thuộc chính mình.", "Not possible: it would be part of itself.";
    RefusedKinds: "Không thể: hai thứ khác loại.", "Not possible: these are of different types.";
    Refused: "Không làm được ở chỗ này.", "This cannot be done here.";
    KeyStep: "chỗ đánh dấu trước, sau", "previous, next mark";
    KeyNest: "ra chỗ bao ngoài, vào chỗ bên trong", "to the mark around, to the one inside";
    KeyCard: "mở chi tiết; khi đang chọn chữ: chọn loại", "open the details; with words chosen: choose the type";
    KeyUnsure: "chỗ chưa chắc tiếp theo, trước đó", "next, previous uncertain place";
    KeyAccept: "đúng, chấp nhận", "accept";
    KeyDelete: "bỏ chỗ đánh dấu", "remove the mark";
    KeyType: "đổi loại, hoặc đánh dấu chữ đang chọn", "change the type, or mark the words chosen";
    KeyOnly: "chỉ hiện loại này", "show only this type";
    KeyOut: "nới đầu, nới cuối thêm một tiếng", "move the start, the end out by a syllable";
    KeyIn: "thu đầu, thu cuối một tiếng", "move the start, the end in by a syllable";
    KeyCaret: "con trỏ trong bài, để chọn chữ bằng phím", "caret in the text, to choose words by keys";
    KeyGrow: "khi có con trỏ: chọn thêm, bớt một tiếng", "with the caret: choose one syllable more or less";
    KeyEverywhere: "cùng chữ này: đánh dấu mọi chỗ", "same words: mark them everywhere";
    KeyUndo: "hoàn tác", "undo";
    KeyRedo: "làm lại", "redo";
    KeySave: "lưu thành tệp", "save as a file";
    KeyFind: "tìm trong bài", "search the article";
    KeyHide: "ẩn, hiện mọi dấu", "hide, show all marks";
    KeyClose: "đóng, bỏ chọn, thoát con trỏ", "close, drop the choice, leave the caret";
    KeyArticle: "bài đã lưu trước, sau", "previous, next saved article";
    KeyHelp: "bảng phím này", "this list of keys";
    KeysTitle: "Phím tắt", "Keys";
    KeysOn: "Dùng phím đơn (1…7, [ ], Space, Delete, /, ?)", "Use single keys (1…7, [ ], Space, Delete, /, ?)";
    KeysNote: "Phím tắt không chạy khi đang gõ Telex, VNI; mỗi phím đều có nút tương ứng.", "Keys rest while an input method composes; each has a button too.";
    Library: "Bài đã lưu", "Saved articles";
    LibraryEmpty: "Chưa có bài nào. Bài dán vào được lưu ngay trên máy này.", "Nothing yet. Articles are stored on this machine as soon as they are pasted.";
    SaveFile: "Lưu thành tệp", "Save as a file";
    SaveAll: "Lưu tất cả thành tệp", "Save all as a file";
    Search: "Tìm", "Search";
    SearchHere: "Tìm trong bài…", "Search the article…";
    NoHits: "Không thấy.", "Not found.";
    SortBy: "Xếp theo", "Sort by";
    BySaved: "mới nhất", "newest";
    ByTitle: "tên", "name";
    ByOpen: "cần xem", "to look at";
    Rename: "Đổi tên", "Rename";
    TagsHint: "nhãn, cách nhau bằng dấu phẩy", "tags, separated by commas";
    Delete: "Xóa", "Delete";
    Deleted: "Đã xóa khỏi máy:", "Deleted from this machine:";
    PutBack: "Lấy lại", "Put back";
    Decisions: "sửa đổi", "corrections";
    ToLookAt: "cần xem", "to look at";
    Erase: "Xóa mọi thứ trên máy này…", "Erase everything on this device…";
    EraseTitle: "Xóa mọi thứ trên máy này?", "Erase everything on this device?";
    EraseBody: "Bài đã lưu với mọi sửa đổi, từ điển của tôi, bản nháp, lựa chọn ngôn ngữ và nền, bản trang dùng khi không có mạng. Không lấy lại được; tệp đã tải về thì còn.", "Saved articles with all corrections, your dictionary, the draft, the choice of language and theme, the copy of the page for use without a network. This cannot be undone; files that you saved stay.";
    EraseNow: "Xóa hết", "Erase";
    Erased: "Đã xóa khỏi máy này:", "Erased from this device:";
    ErasedArticles: "bài", "articles";
    ErasedEntries: "mục từ điển", "dictionary entries";
    ErasedRest: "bản nháp, lựa chọn và bản trang dùng khi không có mạng", "the draft, choices, and the copy of the page for use without a network";
    KeptAt: "đã lưu trên máy này", "saved on this machine";
    KeptNot: "chưa lưu", "not saved";
    KeptDenied: "Trình duyệt không cho lưu (cửa sổ riêng tư?). Bài chỉ còn trong trang này: hãy lưu thành tệp trước khi đóng.", "The browser does not allow storage (a private window?). The work is only in this page: save it as a file before you close it.";
    KeptFull: "Bộ nhớ của trình duyệt đã đầy. Sửa đổi gần nhất chưa được lưu: hãy lưu thành tệp, hoặc xóa bớt bài cũ.", "The browser's storage is full. The last corrections are not stored: save the work as a file, or delete old articles.";
    KeptCut: "Lần lưu gần nhất bị ngắt, không gì của lần đó được ghi; bản lưu trước còn nguyên. Lần sửa sau sẽ lưu lại tất cả; hoặc hãy lưu thành tệp.", "The last save was cut short and nothing of it was written; what was saved before is untouched. The next correction saves everything again; or save the work as a file.";
    KeptNewer: "Một phiên bản mới hơn của Điểm Báo đang giữ các bài trên máy này, không gì bị mất. Hãy lưu bài đang mở thành tệp rồi tải lại trang.", "A newer version of Điểm Báo keeps the articles on this machine; nothing is lost. Save the open work as a file, then reload the page.";
    KeptDamaged: "Kho lưu trong trình duyệt bị hỏng, không gì bị ghi đè. Hãy lưu thành tệp.", "The browser's storage is damaged; nothing was overwritten. Save the work as a file.";
    ArticleDamaged: "Không đọc được bản lưu của bài này (bị hỏng, hoặc do phiên bản mới hơn ghi); nó được để nguyên.", "The stored article cannot be read (it is damaged, or a newer version wrote it); it was left as it is.";
    DictionaryDamaged: "Không đọc được từ điển đã lưu; nó được để nguyên.", "The stored dictionary cannot be read; it was left as it is.";
    NotInFile: "Số bài không đọc được, không có trong tệp:", "Articles that cannot be read and are not in the file:";
    OfflineRefused: "Trình duyệt không cho giữ trang để dùng khi không có mạng", "The browser does not let the page be kept for use without a network";
    KeptConflict: "Bài này vừa được sửa ở cửa sổ khác; ở đây tạm dừng lưu.", "This article was changed in another window; nothing is stored here for now.";
    ConflictTitle: "Bài này vừa được sửa ở cửa sổ khác", "This article was changed in another window";
    ConflictBody: "Chưa có gì bị ghi đè. Chọn giữ bản nào:", "Nothing was overwritten. Choose what to keep:";
    ConflictChoose: "Chọn bản để giữ…", "Choose what to keep…";
    ConflictTheirs: "Lấy bản của cửa sổ kia", "Take the other window's version";
    ConflictBoth: "Giữ bản này thành bài riêng", "Keep this one as an article of its own";
    ConflictCopy: "(bản khác)", "(other version)";
    FileRefused: "Không mở tệp này; không có gì bị thay đổi. Tệp", "The file was not opened; nothing was changed. It";
    FileNotJson: "bị hỏng hoặc bị cắt, tại dòng", "is damaged or cut off, at line";
    FileOther: "không phải tệp của Điểm Báo", "is no file of Điểm Báo";
    FileNewer: "do bản mới hơn của trang này ghi", "was written by a newer version of this page";
    FileBroken: "bị hỏng:", "is damaged:";
    FileOpened: "Đã mở tệp:", "The file was opened:";
    FileNew: "bài mới", "new";
    FileSame: "bài đã có", "already here";
    FileReplaced: "bài được thay bằng bản mới hơn", "replaced by a newer state";
    FileKept: "bài giữ bản trên máy vì mới hơn", "kept, newer on this machine";
    Accept: "Đúng", "Right";
    Reject: "Sai, bỏ", "Wrong, remove";
    DeleteMark: "Bỏ dấu", "Remove mark";
    Split: "Tách đôi", "Split";
    EdgeStart: "Đầu", "Start";
    EdgeEnd: "Cuối", "End";
    StartOut: "Nới đầu một tiếng", "Start out by a syllable";
    StartIn: "Thu đầu một tiếng", "Start in by a syllable";
    EndIn: "Thu cuối một tiếng", "End in by a syllable";
    EndOut: "Nới cuối một tiếng", "End out by a syllable";
    ChangeType: "Loại", "Type";
    EditValue: "Sửa giá trị", "Change values";
    ByReader: "người đọc đã quyết định", "decided by a reader";
    ByProgram: "máy tìm thấy", "found by the program";
    EverywhereSame: "Cùng chữ này ở mọi chỗ…", "The same words everywhere…";
    OfferText: "Làm như vậy ở các chỗ giống vậy trong bài?", "Do the same at the other such places?";
    OfferShow: "Xem các chỗ", "Show the places";
    OfferTake: "Làm ở chỗ đã chọn", "Do it where ticked";
    OfferNo: "Thôi", "No";
    PickedTitle: "Đánh dấu là", "Mark as";
    PickedHint: "Chọn loại cho chữ đang chọn", "Choose a type for the words";
    Caret: "Chọn từng tiếng", "Choose by syllable";
    CaretHint: "Bấm tiếng đầu rồi tiếng cuối; hoặc ← → để đi, Shift+← → để chọn, Enter để đánh dấu.", "Tap the first syllable, then the last; or ← → to move, Shift+← → to choose, Enter to mark.";
    Sentence: "Câu này là", "This sentence is";
    SentenceNone: "không thuộc loại nào", "none of these";
    SameAs: "Cùng là", "The same as";
    NotThe: "Chỗ này là thứ khác", "This place names another one";
    Choose: "chọn…", "choose…";
    FieldName: "Tên", "Name";
    FieldTitle: "Chức vụ", "Position";
    FieldHolders: "Người giữ", "Held by";
    FieldState: "Tình trạng", "State";
    FieldNow: "đương nhiệm", "in office";
    FieldLevel: "Cấp", "Level";
    FieldParent: "Trực thuộc", "Part of";
    FieldKind: "Loại", "Kind";
    FieldNumber: "Số", "Number";
    FieldSymbol: "Ký hiệu", "Symbol";
    FieldYear: "Năm", "Year";
    FieldIssuer: "Cơ quan ban hành", "Issuer";
    FieldDate: "Ngày", "Date";
    FieldDocTitle: "Trích yếu", "Title of the document";
    FieldIso: "Thời gian (ISO)", "Time (ISO)";
    FieldBound: "Mức", "Bound";
    FieldParticipants: "Người dự", "Taking part";
    LevelCentral: "trung ương", "central";
    LevelProvince: "tỉnh, thành phố", "province";
    LevelDistrict: "huyện, quận", "district";
    LevelCommune: "xã, phường", "commune";
    LevelUnit: "cơ sở", "unit";
    Empty: "không có", "none";
    EditFacts: "Sửa tin chính", "Edit the facts";
    Table: "Bảng các chỗ", "Table of marks";
    ColText: "Chữ", "Words";
    ColType: "Loại", "Type";
    ColSure: "Độ chắc", "Confidence";
    ColWho: "Ai quyết định", "Decided by";
    Filter: "Lọc", "Filter";
    NextUnsure: "Chỗ cần xem", "To look at";
    Again: "Đọc lại", "Read again";
    PasteVersion: "Dán bản mới", "Paste a new version";
    PasteVersionHint: "Dán bản mới của bài này; các sửa đổi sẽ được tìm lại:", "Paste the new version of this article; corrections will be found again:";
    AlikeTitle: "Có vẻ là bản mới của bài đã lưu:", "This looks like a new version of a saved article:";
    AlikeTake: "So sánh và mang các sửa đổi sang", "Compare and carry the corrections over";
    AlikeOwn: "Giữ thành bài riêng", "Keep as an article of its own";
    BackToArticle: "Về bài", "Back to the article";
    ChangesTitle: "Báo đã sửa gì", "What the newspaper changed";
    ChangesNone: "Hai bản giống nhau.", "The two versions are the same.";
    ChangesFigures: "Số liệu, thời gian, văn bản", "Figures, times, documents";
    ChangesNames: "Tên người, chức vụ, tổ chức, địa danh", "Names of people, offices, organisations, places";
    ChangesSentences: "Câu", "Sentences";
    TakenOut: "bỏ đi", "taken out";
    PutIn: "thêm vào", "put in";
    RenewalTitle: "Lần đọc này khác trước", "What this reading has differently";
    RenewalSettled: "Máy đọc khác, nhưng giữ theo quyết định của người đọc:", "The program reads differently; the reader's decision stands:";
    RenewalMissed: "Sửa đổi không còn thực hiện được:", "Corrections that cannot be carried out any more:";
    UnplacedTitle: "Sửa đổi chưa đặt được", "Corrections without a place";
    UnplacedBody: "Bản mới không còn chữ cũ ở các chỗ này. Xem từng chỗ: dùng cho chữ mới, hoặc bỏ.", "The new version no longer has these words. Look at each: use it for the new words, or drop it.";
    Confirm: "Dùng cho chữ mới", "Use it for the new words";
    Dismiss: "Bỏ", "Drop";
    Print: "In", "Print";
    Dictionary: "Từ điển của tôi", "My dictionary";
    DictionaryEmpty: "Chưa có mục nào. Mở một chỗ đánh dấu rồi bấm “Giữ thành quy tắc…”, hoặc thêm mục ở đây.", "No entries. Open a mark and press “Keep as a rule…”, or add an entry here.";
    KeepRule: "Giữ thành quy tắc…", "Keep as a rule…";
    RuleTitle: "Giữ thành quy tắc cho các bài sau", "Keep as a rule for later articles";
    RuleBusy: "Đang thử trên các bài đã lưu…", "Trying it on the saved articles…";
    RuleNothing: "Không thay đổi gì trong các bài đã lưu.", "It changes nothing in the saved articles.";
    RuleChanges: "Sẽ thay đổi trong các bài đã lưu:", "It would change in the saved articles:";
    RuleKeep: "Giữ", "Keep it";
    RuleKept: "Đã thêm vào từ điển của tôi; bài đọc từ nay theo mục này.", "Added to your dictionary; articles read from now on follow it.";
    EntryForm: "Chữ trong bài", "Words in the text";
    EntryName: "Tên đầy đủ", "Full name";
    EntryNote: "Ghi chú", "Note";
    EntryNever: "không phải tên", "never a name";
    EntryDocument: "Số, ký hiệu, cơ quan, ngày, trích yếu", "Number, symbol, issuer, date, title";
    EditEntry: "Sửa…", "Edit…";
    NewEntry: "Thêm mục…", "Add an entry…";
    ExportTsv: "Xuất TSV", "Export TSV";
    ImportTsv: "Nhập TSV…", "Import TSV…";
    Imported: "Đã nhập mục mới:", "New entries imported:";
    ImportTrouble: "Dòng không nhập được:", "Lines that were not taken:";
    ColNumber: "STT", "No.";
    Why: "Vì sao", "Why";
    ShowInText: "Xem trong bài", "Show in the article";
    BoundOver: "trên", "over";
    BoundFrom: "từ, ít nhất", "at least";
    BoundUnder: "dưới", "under";
    BoundTo: "đến, nhiều nhất", "at most";
    BoundAbout: "khoảng", "about";
    BoundAlmost: "gần", "almost";
    EditSentence: "Đổi loại câu", "Change the kind of the sentence";
    Hits: "kết quả tìm", "found";
    Tools: "Công cụ", "Tools";
}

/// The message for a type of mention.
pub fn of_mention(kind: crate::record::MentionType) -> Say {
    use crate::record::MentionType as T;
    match kind {
        T::Person => Say::Person,
        T::Role => Say::Role,
        T::Organization => Say::Organization,
        T::Place => Say::Place,
        T::Document => Say::Document,
        T::Time => Say::Time,
        T::Figure => Say::Figure,
    }
}

/// The message for a kind of statement.
pub fn of_statement(kind: crate::record::StatementKind) -> Say {
    use crate::record::StatementKind as K;
    match kind {
        K::Result => Say::Result,
        K::Limitation => Say::Limitation,
        K::Task => Say::Task,
        K::Assessment => Say::Assessment,
        K::Boilerplate => Say::Boilerplate,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_that_loads_says_what_the_loaded_one_says() {
        let page = include_str!("../../index.html");
        assert!(page.contains(Say::Promise.in_lang(Lang::Vi)));
    }

    #[test]
    fn both_languages_are_complete() {
        let nfc = icu_normalizer::ComposingNormalizerBorrowed::new_nfc();
        for say in Say::ALL {
            for lang in [Lang::Vi, Lang::En] {
                let words = say.in_lang(lang);
                assert!(!words.trim().is_empty() && words.trim() == words, "{say:?}");
                assert!(nfc.is_normalized(words), "{say:?} is not NFC");
            }
            let same = say.in_lang(Lang::Vi) == say.in_lang(Lang::En);
            assert!(!same || *say == Say::Name, "{say:?} is the same in both languages");
        }
    }
}

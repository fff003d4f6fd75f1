// What the page tells the editor: words in the language of the desk, and addresses to ask.
const given = JSON.parse(document.getElementById("body-editor-words").textContent)

export const addresses = given.addresses
export const word = (name) => given.words[name] || name
export const hasWord = (name) => name in given.words

// The language of the text that is written.
export const languageOf = (editor) => editor.options.editorProps.attributes.lang || "ru"

import { demo } from '../../../../sandbox/index.cts';
import { itemsFor, PICKED } from '../operate.cts';
import { hasSameId, notFound, pathOfOne, type OperationCase } from './case.cts';

const hasSameName: OperationCase['belongsTo'] = ({ name }) => ({ name });

export const folderCases: OperationCase[] = [
	{
		name: 'folder: create',
		parameters: { name: '={{ $json.name }}' },
		items: () => ['Loans April', 'Loans May', 'Loans June'].map((name) => ({ json: { name } })),
		request: { method: 'POST', path: /^\/folders$/ },
		belongsTo: hasSameName,
	},
	{
		name: 'folder: get',
		parameters: { folderId: PICKED },
		items: ({ state }) => itemsFor([...state.folders.keys()].slice(0, 3)),
		request: { method: 'GET', path: pathOfOne('folders') },
		belongsTo: hasSameId,
		refused: notFound('folder'),
	},
	{
		name: 'folder: getAll',
		parameters: { groupId: '={{ $json.group }}', search: '={{ $json.name }}' },
		items: () =>
			['Loans March', 'Onboarding', 'Archive 01'].map((name) => ({
				json: { name, group: demo.group.id },
			})),
		request: { method: 'GET', path: pathOfOne('groups', '/folders') },
		belongsTo: hasSameName,
		refused: notFound('group', 'group'),
		example: { parameters: { groupId: demo.group.id } },
	},
];
